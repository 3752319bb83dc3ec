"""More chains in the form of ``chains``, on stories that go on over several turns."""

STORIES = """
Why was the Kestrel Bridge closed? | cracks in two pillars | They found cracks in two pillars.
Who found them? => Who found cracks in two pillars (Kestrel Bridge)?

When was the Kestrel Bridge closed? | June 4, 2025 | The Kestrel Bridge was closed on June 4, 2025.
How long will it stay shut? => How long will the Kestrel Bridge stay shut?

When was the Kestrel Bridge closed? | June 4, 2025 | -
and when will it reopen => and when will the Kestrel Bridge reopen

Who is the transport minister of Veldria? | Helena Marsh | -
What has she promised? => What has Helena Marsh promised?

Who is the transport minister of Veldria? | Helena Marsh | -
And the finance minister? => Who is the finance minister of Veldria?

What did Helena Marsh say about the repairs? | "They will take two years" | -
How much will they cost? => How much will the repairs cost (Helena Marsh)?

How many votes did the Green Alliance win? | 41 percent | -
And the Liberals? => How many votes did the Liberals win?

How many seats did the Green Alliance win in the election? | 88 | -
How many did it have before? => How many did the Green Alliance have before?

When is the runoff in Veldria? | May 18 | -
Who are the candidates? => Who are the candidates (runoff in Veldria)?

When is the runoff in Veldria? | May 18 | -
What do the polls say? => What do the polls say (runoff in Veldria)?

What did Veldria and Tarn agree at the talks in Lucerne? | to cut tariffs on steel to 10 percent | -
Why did they meet? => Why did Veldria and Tarn meet?

What did Veldria and Tarn agree at the talks in Lucerne? | to cut tariffs on steel to 10 percent | -
When will the next round be held? => When will the next round be held (Veldria and Tarn, Lucerne)?

How much did Tarn cut its tariffs on steel by? | 5 points | -
To what level? => To what level did Tarn cut its tariffs on steel by 5 points?

Who mediates between Veldria and Tarn? | Switzerland | -
Why Switzerland? => Why does Switzerland mediate between Veldria and Tarn?

Where will Prime Minister Oduya and President Lind meet? | Lucerne | -
When will they meet? => When will Prime Minister Oduya and President Lind meet?

Where will Prime Minister Oduya and President Lind meet? | Lucerne | -
How long will they stay there? => How long will Prime Minister Oduya and President Lind stay in Lucerne?

What does Tarn buy from Veldria? | soybeans | -
How much? => How much soybeans does Tarn buy from Veldria?

What does Tarn buy from Veldria? | soybeans | -
Since when? => Since when does Tarn buy soybeans from Veldria?

Did Tarn stop buying soybeans? | - | -
Why? => Why did Tarn stop buying soybeans?

Did Tarn stop buying soybeans? | - | -
What about corn? => Did Tarn stop buying corn?

Which companies were sanctioned? | Orelco and Brantix | -
What do they make? => What do Orelco and Brantix make?

When did the ceasefire start? | Sunday | -
Who broke it? => Who broke the ceasefire?

When did the ceasefire in Tarn start? | Sunday | -
Who brokered the agreement? => Who brokered the ceasefire in Tarn?

Who is Oduya? | the prime minister of Tarn | -
How old is he? => How old is Oduya?

Who is Oduya? | the prime minister of Tarn | -
When was he elected? => When was Oduya elected?

What is the population of Lucerne? | 82,000 | -
Where is it? => Where is Lucerne?

Which team won the cup? | Tarn Rovers | -
Who coached them? => Who coached Tarn Rovers?

How did Lind respond to the tariffs? | Lind called them a mistake | -
And Oduya? => How did Oduya respond to the tariffs?

What happened in Tarn on Sunday? | the ceasefire began | -
And on Monday? => What happened in Tarn on Monday?

What happened in Tarn on Sunday? | the ceasefire began | -
And in Veldria? => What happened in Veldria on Sunday?

What share of exports goes to Tarn? | 12 percent | -
And to the EU? => What share of exports goes to the EU?

When did inflation in Veldria peak? | in March 2023 | -
At what rate? => At what rate did inflation in Veldria peak?

When did inflation in Veldria peak? | in March 2023 | -
How high is it now? => How high is inflation in Veldria now?

How many workers are on strike at the port? | 4,000 | -
What do they want? => What do the workers want?

Who leads the union? | Petra Holm | -
What does she demand? => What does Petra Holm demand?

Who leads the union? | Petra Holm | -
Does the union have other demands? => Does the union have other demands?

Is the airport open? | - | -
Since when? => Since when is the airport open?

When did the union of Veldria call the strike? | Friday | -
Did Lind comment on the strike? => Did Lind comment on the strike?

When did the union of Veldria call the strike? | Friday | -
What is the capital of Mongolia? => What is the capital of Mongolia?

Who did Lind appoint as ambassador to Tarn? | Greta Falk | -
And to Veldria? => Who did Lind appoint as ambassador to Veldria?

Who did Lind appoint as ambassador to Tarn? | Greta Falk | -
Who held the post before her? => Who held the post before Greta Falk?

When will the summit be held? | in April | -
Where? => Where will the summit be held?

When will the summit be held? | in April | -
Who is invited? => Who is invited (summit)?

How fast can the N20 chip compute? | 30 teraflops | -
No, I meant the N30 chip. => How fast can the N30 chip compute?

Who won the election in Moldova? | Ana Ruiz | -
Thanks! When? => When did Ana Ruiz win the election in Moldova?

Really? Who won the election in Moldova? | Ana Ruiz | -
By how much? => By how much did Ana Ruiz win the election in Moldova?

When will Karl Brandt visit Lisbon? | May | -
How many tonnes of grain will Peru buy? | 12 tonnes | Jorge Vela promised to buy 12 tonnes, Brandt said.
Which hotel will he stay at? => Which hotel will Karl Brandt stay at?

How many jobs will Harrow Steel scrap? | 1,200 | Harrow Steel will scrap 1,200 jobs, boss Tom Vale said.
When did he join? => When did boss Tom Vale join?

What sank in the river? | two barges | Two barges sank in the river on Monday.
Who owned it? => Who owned the two barges?

At which palace did the ministers sit in Madrid? | Villa Real | They met at Villa Real, which has a garden.
On which days were they there? => On which days were the ministers in Villa Real?

At which palace did the ministers sit in Madrid? | Villa Real | They met at Villa Real, which has a garden.
What is the building used for? => What is Villa Real used for?

Which company broke the law? | Nordex | The company Nordex broke the law.
Which ship did Lisbon let it sell again? => Which ship did Lisbon let Nordex sell again?

Which purchases of oil did Karl Brandt bring up? | - | -
Did Peru give in on them? => Did Peru give in on the purchases of oil?
"""
