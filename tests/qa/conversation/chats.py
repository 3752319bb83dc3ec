"""Chats over the bundled articles as a user types them, each turn with what it was understood as.

The first line is ``question | answer``; each further line ``follow-up => whole question | answer``, ``-``
for what is missing. Every turn lives with what the turns before it were understood as.
"""

CHATS = """
Who led the Chinese delegation in Geneva? | He Lifeng
and the American one? => Who led the American delegation in Geneva? | Scott Bessent
who else? => Who else led the American delegation in Geneva? | Jamieson Greer

How long was the tariff pause? | 90 days
was it extended? => was the tariff pause extended? | -

What tariff did Japan get? | 15%
what about the EU? => What tariff did the EU get? | 15%
and Korea? => What tariff did Korea get? | -

Where was the second round held? | London
and the third? => Where was the third round held? | Stockholm
who took part? => who took part (third round)? | -

Who signed the order? | Trump
when? => When did Trump sign the order? | August 11
what does it say? => what does the order say (Trump)? | -

What did Nvidia break? | China's antimonopoly law
who said so? => who said that Nvidia did break China's antimonopoly law? | China's market regulator

When did the talks in Stockholm begin? | July 28
no, in Madrid => When did the talks in Madrid begin? | September 14
what about the second day? => When did the second day of the talks in Madrid begin? | -

Which festival falls in April? | Qingming
which day? => Which day does Qingming fall in April? | April 5

Who negotiates for China? | He Lifeng
and for America? => Who negotiates for America? | Scott Bessent

What did Bessent say about the timing? | he called it poor
and Greer? => What did Greer say about the timing? | -
anyone else? => What did anyone else say about the timing? | -

How large was the deficit in 2024? | $295 billion
and the year before? => How large was the deficit in the year before 2024? | -

How long did the phone call last? | almost two hours
what was it about? => what was the phone call about? | Taiwan

Who is Howard Lutnick? | commerce secretary
and Bessent? => Who is Bessent? | treasury secretary
what did they say in London? => what did Howard Lutnick and Bessent say in London? | -

What are rare earths? | 17 metals
what are they used for? => what are rare earths used for? | -
which ones are restricted? => which rare earths are restricted? | -

Who met in Kuala Lumpur? | Bessent and He Lifeng
when was that? => When did Bessent and He Lifeng meet in Kuala Lumpur? | October 25

How high are the tariffs on Chinese goods? | 30%
and on Japanese ones? => How high are the tariffs on Japanese goods? | 15%
and cars? => How high are the tariffs on Japanese cars? | -

When does the truce end? | November 10
no, I meant the first one => When does the first truce end? | August 12

What tariff does Britain pay? | 10%
not Britain, Korea => What tariff does Korea pay? | -
and Japan => What tariff does Japan pay? | 15%

What happened in July? | Japan agreed a deal
sorry, I meant August => What happened in August? | -
and earlier? => What happened before August? | -

How many tonnes of soybeans did China order by January? | 12 million
and by May? => How many tonnes of soybeans did China order by May? | -

When was the port fee suspended? | November 10
which one? => Which port fee was suspended? | -

Did China keep its promise? | -
since when? => Since when did China keep its promise? | -
how come? => Why did China keep its promise? | -

When will Trump go to Beijing? | in April
And Xi to America? => When will Xi go to America? | later in 2026

Where did Trump and von der Leyen present their outline deal? | Scotland
What rate did it fix? => What rate did the outline deal of Trump and von der Leyen fix? | 15%

Which company was found to have broken the law? | Nvidia
Which chip did Washington let it sell again? => Which chip did Washington let Nvidia sell again? | H20
And which of its chips was left out? => And which of Nvidia's chips was left out? | -

How large was the surplus in Phase One? | $361 billion
Which year was that? => In which year was the surplus in Phase One $361 billion? | 2024

Which first lady did Xi ask to China? | Melania Trump
Whose account says so? => Whose account says that Xi did ask Melania Trump to China? | -

How long did the presidents sit together in Busan? | an hour and 40 minutes
At what kind of place? => At what kind of place did the presidents sit together in Busan? | air base
How did Trump grade it? => How did Trump grade it (the presidents sit together in Busan)? | -

Until when did the August order keep the truce in force? | November 10
And the deal of Busan? => Until when did the deal of Busan keep the truce in force? | -

What deal did China sign in January 2020? | Phase One
What did China undertake in it? => What did China undertake in Phase One? | -
How does Beijing excuse itself? => How does Beijing excuse itself (Phase One)? | -

How large was the charge before the Busan meeting? | 20%
And since then? => How large was the charge since the Busan meeting? | -

When was the Madrid round? | Sunday and Monday, Sept. 14 and 15
Who led the American side there? => Who led the American side at the Madrid round? | -
And the Chinese side? => Who led the Chinese side at the Madrid round? | Vice Premier He Lifeng

Who took part in the Madrid talks? | the United States and China
Who else was there? => Who else was at the Madrid talks? | -

At which palace did the negotiators sit in Madrid? | Palacio de Santa Cruz
What is the building used for? => What is Palacio de Santa Cruz used for? | Spain's foreign ministry
When were they there? => When were the negotiators in Palacio de Santa Cruz? | -
"""
