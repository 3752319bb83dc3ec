"""Chains of questions on invented news, each with the whole question that the last one stands for.

A turn is ``question | answer | cited sentence``; ``-`` for what is missing. The last line is
``follow-up => whole question``; a follow-up that stands alone comes back as it is.
"""

CHAINS = """
When will President Ana Ruiz travel to Lisbon? | early April | -
Who will she meet there? => Who will President Ana Ruiz meet in Lisbon?

Who leads the Norlandic delegation? | Karl Brandt | -
When did he arrive? => When did Karl Brandt arrive?

Who leads the Norlandic delegation? | Karl Brandt | -
What is his office? => What is Karl Brandt's office?

Who chairs the central bank of Chile? | Rosa Diaz | -
Where was she born? => Where was Rosa Diaz born?

Who signed the accord? | Karl Brandt | He signed it beside Finance Minister Ana Ruiz in Porto.
What did she say? => What did Finance Minister Ana Ruiz say?

Did Karl Brandt meet Ana Ruiz in Porto? | - | -
What did they agree? => What did Karl Brandt and Ana Ruiz agree?

Did Karl Brandt meet Ana Ruiz in Porto? | - | -
Where is he from? => Where is Karl Brandt from?

Did Karl Brandt meet Ana Ruiz in Porto? | - | -
where is she from => where is Ana Ruiz from

What did Karl Brandt tell Peru? | - | -
How did it respond? => How did Peru respond?

Which country raised its tariff on steel? | Brazil | -
Why did it do so? => Why did Brazil do so?

What tariff did Japan get? | 15 percent | -
And Britain? => What tariff did Britain get?

What tariff did Japan get? | 15 percent | -
and britain => What tariff did britain get?

What tariff did Japan get? | 15 percent | -
What about Korea? => What tariff did Korea get?

What tariff did Japan get? | 15 percent | -
britain? => What tariff did britain get?

What tariff do cars from Canada pay? | 25 percent | -
And from Mexico? => What tariff do cars from Mexico pay?

What tariff do cars from Canada pay? | 25 percent | -
What about trucks? => What tariff do trucks from Canada pay?

How many tonnes of copper did Chile export in 2024? | 5 million | -
And in 2025? => How many tonnes of copper did Chile export in 2025?

How many tonnes of copper did Chile export in 2024? | 5 million | -
How about Peru? => How many tonnes of copper did Peru export in 2024?

Has Brazil resumed purchases of Canadian wheat? | - | -
What about barley? => Has Brazil resumed purchases of Canadian barley?

When will the talks in Oslo begin? | Monday | -
And the ones in Porto? => When will the talks in Porto begin?

Who won the election in Moldova? | Ana Ruiz | -
When? => When did Ana Ruiz win the election in Moldova?

Who won the election in Moldova? | Ana Ruiz | -
By how much? => By how much did Ana Ruiz win the election in Moldova?

What did Brazil resume in October? | purchases of Canadian wheat | -
Why? => Why did Brazil resume purchases of Canadian wheat in October?

Has Brazil resumed purchases of Canadian wheat? | - | -
since when? => Since when has Brazil resumed purchases of Canadian wheat?

What was the tariff on Korean cars cut to? | 15 percent | -
From what level? => From what level was the tariff on Korean cars cut to 15 percent?

Did the central bank of Chile raise interest rates? | - | -
By how much? => By how much did the central bank of Chile raise interest rates?

When was the bridge in Ostrava damaged? | March 2024 | -
By whom? => By whom was the bridge in Ostrava damaged?

Where was the third round of talks held? | Oslo | -
In which building? => In which building was the third round of talks held in Oslo?

How many people were hurt in the crash in Ostrava? | 12 | -
When? => When were people hurt in the crash in Ostrava?

Will the truce between Norland and Sudria be extended? | - | -
For how long? => For how long will the truce between Norland and Sudria be extended?

Why did the minister of Sudria resign? | - | -
When was that? => When did the minister of Sudria resign?

Who did Ana Ruiz meet? | Karl Brandt | -
Where did that happen? => Where did Ana Ruiz meet Karl Brandt?

When did parliament approve the budget of Sudria? | - | -
why is that => Why did parliament approve the budget of Sudria?

Who was prime minister of Chile in 2010? | Rosa Diaz | -
And before that? => Who was prime minister of Chile in 2010 before Rosa Diaz?

Who was prime minister of Chile before Rosa Diaz? | Karl Moss | -
And before that? => Who was prime minister of Chile before Karl Moss?

What is the tariff on Korean cars? | 15 percent | -
What was it before? => What was the tariff on Korean cars before?

When did parliament approve the budget? | - | -
Who opposed it? => Who opposed the budget?

When will the truce between Norland and Sudria expire? | November 10 | -
Can it be extended? => Can the truce between Norland and Sudria be extended?

Who built the Ostrava Bridge? | Novak Steel | -
When was it opened? => When was the Ostrava Bridge opened?

Who built the Ostrava Bridge? | Novak Steel | -
Where is the company based? => Where is Novak Steel based?

When did the bridge in Ostrava collapse? | March 2024 | -
How many people died? => How many people died (bridge in Ostrava)?

When did the bridge in Ostrava collapse? | March 2024 | -
Who is repairing the bridge? => Who is repairing the bridge in Ostrava?

When did Norland and Sudria hold trade talks in Oslo? | October | -
How long did the talks last? => How long did the trade talks in Oslo last?

When did Norland and Sudria sign the fishing treaty? | 2019 | -
Is the deal still in force? => Is the fishing treaty still in force (Norland Sudria)?

Which city hosts the summit? | Porto | -
How large is the city? => How large is Porto?

Where did the leaders of Brazil and Chile meet? | Porto | -
What did they discuss there? => What did the leaders of Brazil and Chile discuss in Porto?

Where did the ministers meet? | Porto | -
Who else was there? => Who else was in Porto?

When did the strike at Porto Airport begin? | May 3 | -
What has happened since then? => What has happened since May 3 (strike at Porto Airport)?

What is the festival that delays the vote? | Samhain | -
When does it begin? => When does Samhain begin?

Which chips may Nordvik sell again? | N20 | -
What does the company expect? => What does Nordvik expect?

Which airline ordered forty jets? | Aerosud | -
What did its chairman say? => What did Aerosud's chairman say?

What does Sudria export to Norland? | timber | -
How much of it? => How much timber does Sudria export to Norland?

Who are the candidates in Sudria? | Ana Ruiz and Karl Brandt | -
What do they promise? => What do Ana Ruiz and Karl Brandt promise?

What did the regulator find? | On Monday it found that the chipmaker Nordvik broke the law on mergers. | -
How did Karl Brandt comment on that? => How did Karl Brandt comment on that (the regulator find)?

When did Ana Ruiz speak in Porto? | May 3 | -
Is there a transcript? => Is there a transcript (Ana Ruiz Porto)?

What caused the flood in Sudria? | heavy rain | -
What are the costs? => What are the costs (flood in Sudria)?

What tariff did Japan get? | 15 percent | -
Who won the election in Moldova? => Who won the election in Moldova?

What tariff did Japan get? | 15 percent | -
When did the bridge in Ostrava collapse? => When did the bridge in Ostrava collapse?

Who won the election in Moldova? | Ana Ruiz | -
What is inflation? => What is inflation?

Who won the election in Moldova? | Ana Ruiz | -
Is it true that Karl Brandt resigned? => Is it true that Karl Brandt resigned?

Who won the election in Moldova? | Ana Ruiz | -
Are there talks between Norland and Sudria? => Are there talks between Norland and Sudria?

Who won the election in Moldova? | Ana Ruiz | -
Did Karl Brandt say he would resign? => Did Karl Brandt say he would resign?

Who won the election in Moldova? | Ana Ruiz | -
How does Brazil protect its farmers? => How does Brazil protect its farmers?

Who won the election in Moldova? | Ana Ruiz | -
What did Karl Brandt say about the bridge in Ostrava? => What did Karl Brandt say about the bridge in Ostrava?

Who won the election in Moldova? | Ana Ruiz | -
What did Norland pay for the timber that Sudria sold? => What did Norland pay for the timber that Sudria sold?

who won the election in moldova | Ana Ruiz | -
when did she take office => when did Ana Ruiz take office

WHO WON THE ELECTION IN MOLDOVA? | Ana Ruiz | -
WHEN DID SHE RESIGN? => WHEN DID Ana Ruiz RESIGN?

What tariff did Japan get? | 15 percent | -
whta about Britain => What tariff did Britain get?

Who leads the delegations? | Karl Brandt and Ana Ruiz | -
what is thier goal => what is Karl Brandt and Ana Ruiz's goal

Who leads the Norlandic delegation? | - | -
Why? => Why (leads the Norlandic delegation)?

Why did Karl Brandt resign? | - | -
Who replaced him? => Who replaced Karl Brandt?

Who replaced Karl Brandt? | Ana Ruiz | -
What did she do before? => What did Ana Ruiz do before?

When did Trump's envoy visit Sudria? | May 3 | -
Who else did he meet? => Who else did Trump's envoy meet?

What did Ana Ruiz announce? | a tax on timber | -
When will it take effect? => When will the tax on timber take effect (Ana Ruiz)?

What did Ana Ruiz announce? | a tax on timber | -
Who will pay the tax? => Who will pay the tax on timber (Ana Ruiz)?

Where did Ana Ruiz meet Karl Brandt? | Porto | -
Why there? => Why did Ana Ruiz meet Karl Brandt in Porto?

How much did the Ostrava Bridge cost? | 40 million | -
Who paid for that? => Who paid for the Ostrava Bridge?

How much did the Ostrava Bridge cost? | 40 million | -
And the tunnel? => How much did the tunnel cost?

Who is the mayor of Ostrava? | Ida Novak | -
since when? => Since when is Ida Novak the mayor of Ostrava?

Which party does Ana Ruiz lead? | the Harbour Party | -
How many seats does it have? => How many seats does the Harbour Party have?

Did Sudria sign the treaty? | - | -
Did Norland sign it too? => Did Norland sign the treaty too?

Did Sudria sign the treaty? | - | -
Did Norland? => Did Norland sign the treaty?

When did Sudria last hold an election? | 2021 | -
And the time before? => When did Sudria last hold an election before 2021?

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
When will the next round be held? => When will the next round be held (Veldria and Tarn Lucerne)?

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
