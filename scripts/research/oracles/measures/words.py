"""English words on which nltk's extensions, Porter's paper and Porter's own program part ways, and common ones."""

WORDS = """
caresses ponies ties caress cats feed agreed plastered bled motoring sing conflated troubled sized hopping tanned
falling hissing fizzed failing filing happy sky relational conditional rational valency hesitancy digitizer
conformably radically differently vilely analogously vietnamization predication operator feudalism decisiveness
hopefulness callousness formality sensitivity sensibility triplicate formative formalize electricity electrical
hopeful goodness revival allowance inference airliner gyroscopic adjustable defensible irritant replacement
adjustment dependent adoption homologous communism activate angularity effective bowdlerize probate rate cease
controlling roll skies dying lying tying news innings outings cannings howe proceed exceed succeed flies dies
died spied spying enjoy enjoyment fly try tried geology theology archaeology mythology logic biology fully
carefully hopefully beautifully generically specifically really finally usually totally equally fatally bally
rally tally ally sully gully bully possibly able ably nobly terribly yes yellow syzygy toy boys saying says said
owed owing eating eaten use used using user users is as us ion lion million opinion onion union station mission
""".split()
