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
Is the deal still in force? => Is the fishing treaty still in force (Norland, Sudria)?

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
Is there a transcript? => Is there a transcript (Ana Ruiz, Porto)?

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
When will it take effect? => When will the tax on timber take effect?

What did Ana Ruiz announce? | a tax on timber | -
Who will pay the tax? => Who will pay the tax on timber?

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
"""
