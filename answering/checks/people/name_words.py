"""Words that tell a person's name: given names that are common in Britain and hardly ever a word, a place or a firm, and words that no name has."""

from __future__ import annotations

GIVEN_NAMES = frozenset(
    """
    aaliyah aarav aaron abdul abdullah abigail adaeze adam adebayo adele adrian agatha agnes agnieszka ahmed aidan aisha alan albert albie
    alec aleena alex alexander alexandra alfie alfred algernon ali alice alicia alina alison alistair amanda ambrose amelia amelie aminah amir
    amira amy ana anastasia andre andrea andrei andrew angela angus anil anita anjali ann anna annabel anne annette annie anthony antonia
    arabella archie aria arjun arlo arthur asha asher ashley asif audrey aurora ava ayesha balwinder barbara barnaby barry bartholomew bastian
    beatrice beatrix becky belinda ben benjamin bernadette bernard beth bethan bethany betty beverley bilal bogdan bradley brandon brenda
    brendan brian bridget bronwen bruce bryan caleb callum cameron carl carla carol caroline carolyn carys catherine cathy catriona cecilia
    chantelle charles charlie charlotte cheryl chidi chinedu chloe christina christine christopher claire clare clementine clive colin colleen
    connie connor cordelia cornelius craig crispin curtis cynthia cyril daisy damian daniel danielle danny darcey darren dave david dawn dayna
    debbie deborah declan deepak deirdre demi denise dennis derek dermot diana diane dilys dominic donald donna dora doreen doris dorothy
    dougal drusilla duncan dwayne dylan eamon eamonn edie edith edward edwina effie eileen eilidh elaine eleanor elena eli elijah elin
    elizabeth ella ellen ellie elliot elsie emily emma emrys enid eoin eric erica erin esme ethan ethel eugene eva evan eve evelyn evie ewan
    ezra faisal farah fatima felix fergus ffion finley fiona florence folake frances francesca francis freddie frederick freya gabriella
    gareth gary gavin gemma geoff geoffrey george georgia georgina gerald geraldine gethin giles gillian gladys glenys gloria glynis gordon
    graeme graham greg gregory gurpreet gwen gwyneth hallie hamish hamza hannah harper harpreet harriet harrison harry harvey hassan hayley
    hazel heather hector heidi helen helena henry hilary hilda holly howard hugh hugo hussain huw ian ibrahim ignatius imogen imran inaya
    ingrid ioana irene iris isaac isabel isabella isabelle isla ismail ivan ivy jack jackie jacob jacqueline jade jake jakub jamal james jamie
    jan jane janet janice jasmine jason jasper jaspreet jaxon jayden jaydenn jean jeffrey jemima jennifer jenny jeremy jermaine jessica jessie
    jill jim jimmy joan joanna joanne jodie joe john johnny jonah jonathan jorge joseph josephine josh joshua joyce juan judith julia julian
    julie juliet justin kabir kai kamran karen karl katarzyna kate katherine kathleen kathryn kathy katie katrina kavita kaylee kayleigh
    keiran keith kelly ken kenneth kerry kevin khadija khalid kian kieran kimberley kirsten kirsty kofi kuldeep kwame kyle lacey lachlan laura
    lauren leah leandro leanne lee leo leon leonard leopold leroy lesley leslie lewis lexi liam lilian lily linda lindsay lionel lisa logan
    lorna lorraine lottie louis louise lucas lucia lucinda lucy luke lydia lynda lynne mackenzie madeleine maeve maisie malcolm mandy manpreet
    marcel marcus marek margaret maria marian marie marilyn mario marjorie marlon martha martin martina mary maryam mateo mateusz matilda
    matthew maureen maurice maxine meera megan mehmet mei melanie melissa mia michael michelle mihai miles millie miranda miriam mohamed
    mohammad mohammed moira molly mona monica montgomery morag muhammad murdo muriel mustafa myles nadia nancy naomi natalie natasha nathan
    neha neil nellie nevaeh ngozi nia niamh nicholas nicola nicole nigel nina noah noel nora norma norman oksana oliver olivia oliwia
    oluwaseun omar orla oscar oskar otis ottilie owain owen pamela patricia patrick paul paula pauline penelope percy peregrine peter petra
    philip philippa phillip phoebe phyllis piotr pooja poppy priya rachael rachel rafael raj rajesh ralph ravi raymond rebecca reece reggie
    reginald rhian rhiannon rhys richard rita robert roberta robin rodney roger rohan roisin ronald ronnie rory rosalind rosamund rosemary
    rosie ross rowan roxanne roy ruby rufus rupert russell ruth ryan sadie saira sally sam samantha samir samuel sandra sanjay sanjeev saoirse
    sara sarah scarlett sean sebastian seren shannon sharon shaun sheila shirley sian silas silvia simon simran sinead siobhan sioned sofia
    sonia sophia sophie stacey stella stephanie stephen steve steven stuart sunil sunita susan susanna suzanne sybil sylvia tabitha tanya tara
    tariq tariro teddy teresa tessa thaddeus thelma theo theresa thomas tiffany tilly timothy tina tobias toby todd tom tomasz tony tracey
    trevor tristan tunde tyrone una valerie vanessa vera veronica vicky victor victoria vincent vivian wayne wendy wilfred william winifred
    wojciech yasmin yusuf yvette yvonne zac zachary zain zainab zara zayn zoe zofia
    """.split()
)

# Words that begin with a capital in the name of a body, a place, a product or a document, or at the start of a sentence.
NOT_NAMES = frozenset(
    """
    engineer organiser accountant driver steward surveyor registrar
    ground floor floors avenue lane close square terrace crescent gate box po suite lower upper basement tower court grove gardens row mews house attn fao
    academy asian black white muslim christian jewish hindu sikh port lodge saint ltd limited llp plc
    act action acts advice adviser advisers advisor advisors agency aid all alienation allegations alliance also an analysis and annex annual answer anti any
    appeal applicant appendix april arrangement arrangements as assembly assessment assessments assistant association at audit august authority
    bank benefit benefits
    because bench bill birmingham board body both borough branch bristol britain british building bureau business but by cabinet cafcass campus
    care case casework cases central centre certificate chair chapter charity charter checklist chief child childline children childrens church
    circuit city civil clerk code college commission commissioner committee common communities community company complaint complaints conduct
    conference conflict constabulary consultation contact contract control convention core corporate council councils country county court courts
    cover crime criminal crown customer cymru data database dear deaf december department deputy development digital direction directions director
    directorate directory disclosure district division do doctor document does domestic drive duty each early east eastern education eight either
    eleven emergency emotional employee employees employment enforcement england english environment environmental equality europe european every
    evidence excel executive exploitation facebook fact families family father fathers february female figure financial finance first five focused follow for
    force form foundation four framework freedom friday from full fund further future general girls boys gender gateway google government governance grade great
    greater group guardian guardians guidance guide hall handbook harm he head headquarters health hearing hello help her hers here high his
    history home homes hospital hotel house housing how human if impact improvement in independent induction indirect individual information injunction inquiry
    inspection inspector institute insurance intelligence interim internal international interview interviews introduction ireland is it its january
    journal judge judges judicial judiciary july june jurisdiction justice kent king kingdom kirklees knowledge known lancashire law laws
    lead leadership learning leave leeds legal letter letters level library life like line list live liverpool local london looked magistrate magistrates
    maintenance male management manager managers manchester manual march mark master matrix maternity may me mediation medical member
    members memorandum men mental mersey microsoft midlands minister ministry missing mixed model module monday money most mother
    mothers mr mrs ms multi museum music must my names national neither network new newcastle next nhs nine no non north northern not note
    notes notice notification november number nursing october of ofcom off office officer officers offices ofsted old on once one online only
    open operating operational operations opportunities or order orders organisation other our out outcome outcomes outlook oversight own
    panel paper paragraph parent parental parenting parents park parliament part parties partner partners partnership pathway pathways
    pension people per performance permanent personal personnel pilot place plan planning please plus point police policies policy
    positive power practice practitioner practitioners pre president press prevention primary prime principal private pro procedure procedures
    process professional professionals professor profile programme programmes project protection protocol provision public pupil pupils
    quality quarter queen question questions rather re recorder record records recruitment referral reform regarding region regional register registrar
    registry regulation regulations relation relations relationship report reporting reports representation request requests research resident residence
    resolution resource resources respondent response responses restraint return review reviews right rights risk road room royal rule
    rules safe safeguarding safety saturday scheme school schools science scotland scottish secondary secretary section security self senior
    september serious service services session seven sexual she sheffield single sir six skills social society solicitors some sound south
    southern special specialist staff standard standards state statement statistics status statutory step street strategic strategy student
    students subject substance such suite summary sunday supervision supplementary support supreme survey system systems table
    team teams ten term terms that the their them then there therefore these they thirteen this those three through thursday to
    together tool toolkit tools topic training transparency treasury treatment tribunal trust tuesday twelve two uk under understanding union
    unit united university until update us value values victim victims video view violence visit voice vulnerable wales was we wednesday
    welfare welsh were west western what when where whether which while who whole why will window with within without witness woman women
    word work worker workers workforce working workplace world would yes yesterday yet york yorkshire you young your yours youth zoom
    """.split()
)
