"""Words that tell a person's name: given names that are common in Britain and hardly ever a word, a place or a firm, and words that no name has."""

from __future__ import annotations

GIVEN_NAMES = frozenset(
    """
    aaliyah aaron abdul abdullah abigail adam adele adrian agnes ahmed aidan aisha alan albert alec alex alexander alexandra alfie ali alice alicia
    alina alison alistair amanda amelia amelie amir amira amy ana anastasia andre andrea andrew angela angus anita ann anna annabel anne annette
    annie anthony antonia archie arjun arthur asha ashley asif audrey ava ayesha barbara barry beatrice becky belinda ben benjamin bernadette
    bernard beth bethany betty beverley bilal bradley brandon brenda brendan brian bridget bronwen bruce bryan callum cameron carl carla carol
    caroline carolyn catherine cathy catriona cecilia charles charlie charlotte cheryl chloe christina christine christopher claire clare clive
    colin colleen connor craig curtis cynthia daisy damian daniel danielle danny darren dave david dawn dayna debbie deborah declan deirdre denise
    dennis derek dermot diana diane dilys dominic donald donna dora doreen dorothy dougal duncan dylan eamonn edith edward edwina eileen elaine
    eleanor elena eli elijah elizabeth ella ellen ellie elliot elsie emily emma eric erica erin esme ethan eugene eva evan eve evelyn ewan
    ezra faisal farah fatima fiona florence frances francesca francis freddie frederick freya gareth gary gavin gemma geoff geoffrey george georgia
    georgina gerald geraldine gillian giles gladys glenys gloria glynis gordon graeme graham greg gregory gwen gwyneth hamish hannah harriet harry
    harvey hassan hayley hazel heather hector heidi helen helena henry hilary holly howard hugh hugo hussain ian ibrahim imogen imran ingrid
    irene iris isaac isabel isabella isabelle isla ismail ivan jack jackie jacob jacqueline jade jake jamal james jamie jan jane janet janice
    jason jasmine jayden jaydenn jean jeffrey jemima jennifer jenny jeremy jermaine jessica jessie jill jim jimmy joan joanna joanne jodie joe john
    johnny jonathan joseph josephine josh joshua joyce juan judith julia julian julie juliet justin kabir kamran karen karl kate katherine
    kathleen kathryn kathy katie katrina kayleigh keiran keith kelly ken kenneth kerry kevin khadija kieran kimberley kirsten kirsty kyle
    laura lauren leah leanne lee leo leon leonard leroy leslie lesley lewis liam lilian lily linda lindsay lisa logan lorna lorraine louis louise
    lucas lucinda lucy luke lydia lynda lynne mackenzie madeleine maisie malcolm mandy marcus margaret maria marian marie marilyn mario marjorie martha
    martin martina mary mateusz matilda matthew maureen maurice maxine megan mehmet melanie melissa mia michael michelle miles millie miranda
    miriam mohamed mohammad mohammed moira molly mona monica morag muhammad muriel myles nadia nancy naomi natalie natasha nathan neil nicholas
    nicola nicole nigel nina noah noel nora norma norman oksana oliver olivia omar oscar oskar owen pamela patricia patrick paul paula pauline
    penelope peter petra philip philippa phillip phoebe phyllis piotr priya rachael rachel raj rajesh ralph raymond rebecca rhiannon rhys richard
    rita robert roberta robin rodney roger ronald rory rosalind rosemary rosie ross roxanne rowan roy rupert russell ruth ryan sadie saira sally
    sam samantha samir samuel sandra sanjay sara sarah scarlett sean sebastian shannon sharon shaun sheila shirley sian silvia simon sinead siobhan
    sofia sonia sophia sophie stacey stella stephanie stephen steve steven stuart sunita susan susanna suzanne sylvia tanya tara tariq tariro teresa
    tessa thelma theo theresa thomas tiffany tilly timothy tina tobias toby todd tom tomasz tony tracey trevor tristan una valerie vanessa vera
    adaeze albie aleena alfred anil aria arlo aurora balwinder chidi connie darcey deepak dwayne edie effie evie finley gurpreet hallie hamza harper
    harpreet harrison inaya ivy jaspreet jaxon kai khalid kuldeep kwame lexi lottie maeve manpreet marlon maryam meera mei mustafa nellie nevaeh
    neha ngozi orla otis ottilie pooja poppy ravi reggie ronnie ruby sanjeev simran sunil teddy tyrone zain zayn
    veronica vicky victor victoria vincent vivian wayne wendy wilfred william winifred yasmin yusuf yvette yvonne zachary zainab zara zoe
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
