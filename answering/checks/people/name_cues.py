"""How a letter introduces a person: by kinship, by a job, by an office, by an age, and by what only people do."""

from __future__ import annotations

import re

W = r"(?:[A-ZÀ-Þ][a-zß-ÿ]+(?:['’-][A-ZÀ-Þ]?[a-zß-ÿ]+)*|[OD]['’][A-Z][a-z]+|Ma?c[A-Z][a-z]+)"
NAME = re.compile(rf"{W}(?: (?:(?:de|van|von|al|el|bin|ap|le|der|du) )?(?:{W}|[A-Z](?![\w'’-])\.?)){{0,3}}")
TITLE = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr)\b\.?"
OF = (
    r"(?: (?:of|for) (?:the )?(?:(?!told|said|asked|spoke|wrote|met|that|who|has|had|and)\w+,? ?)(?:(?:and )?(?!told|said|asked|spoke|wrote|met|that|who"
    r"|has|had)\w+)?)?"
)
OFFICE = (
    r"(?:(?:vice[- ])?chair(?:man|woman|person)?|chief (?:\w+ )?(?:executive|officer|constable|inspector|adviser|social worker|nurse)|ceo"
    r"|director" + OF + r"|head of (?:the )?\w+(?: and)?(?: (?!told|said|asked|spoke|wrote|met|that|who|has|had)\w+)?"
    r"|minister" + OF + r"|secretary(?: of state)?" + OF + r"|commissioner|ombudsman|president|judge|justice|recorder|magistrate"
    r"|mp|member of parliament|lord|lady|baroness|dame|mayor|councillor|cllr|leader of|governor|trustee|board member|treasurer|accounting officer"
    r"|auditor general|professor|author"
    r"|independent (?:reviewer|adjudicator|assessor|member|person)"
    r"|(?:data protection|information|foi|freedom of information|disclosure|monitoring|press|caldicott|information governance) (?:rights "
    r"|access )?(?:officer|manager|lead|adviser|advisor|guardian|team))"
)
OFFICE_BEFORE = re.compile(
    rf"\b{OFFICE}(?:[\s,:;(|–-]|(?-i:\b(?:is|was|are|were|of|for|and|the|in|at|named|called|then|since|until|\d{{4}}|[A-Z][\w'’&-]*)\b))*$", re.I
)
OFFICE_AFTER = re.compile(
    r"^[\s,:(|–-]*(?:(?:is|was|became|as|who|has|been|our|the|its|their|a|an|then|now|former|interim|acting|deputy|appointed|current|link|lead|CBE|OBE"
    r"|MBE|KC|QC|and)\b[\s,]*){0,6}"
    rf"(?:{OFFICE}|manages|heads|leads|chairs|directs|runs|cbe|obe|mbe|kc|qc|dbe|kbe)\b",
    re.I,
)
INSTITUTION = re.compile(
    r"^(?:['’]s)? ?(?:(?:Inquiry|Review|Report|Foundation|Trust|Award|House|Street|Road|Avenue|Lane|Close|Way|Square|Place|Centre|Center|Hospital|School"
    r"|Academy|Institute|Law|Act|Court|Hall"
    r"|College|University|Building|Library|Ltd|Limited|LLP|Plc|plc|PLC|Associates|Solicitors|Consult\w+|Partners\w*|Group|Fund|Memorial|Society|Prize"
    r"|Lecture|Tower|Park|Gardens|Clinic)\b"
    r"|& )|^ v\.? |^ and (?:others|another) v\.? |^ \[\d{4}\]|^ \(\d{4}\)| et al"
)
CITED_BEFORE = re.compile(r"\bv\.? (?:the )?$|\bRe:? $|&\s?$|\b(?:Saint|St)\.? $")
SCHOLARLY = re.compile(
    r"\b(?:research(?:er|ers)?|stud(?:y|ies)|journals?|books?|academics?|University|published by|publication|textbook|thesis|lecturer|inquiry"
    r"|serious case review)\b", re.I
)

FAMILY = (
    r"(?:step|grand|half-|god|foster[- ]|ex-|late |eldest |youngest |older |younger |little |baby |elder )?(?:sons?|daughters?|child(?:ren)?|boys?|girls?"
    r"|baby|babies|twins?|nieces?|nephews?|brothers?|sisters?|siblings?"
    r"|toddler|infant|mother|father|mum|dad|wife|husband|uncle|aunt|aunty|auntie|cousin|grandma|grandad|gran|nan|teenager|ex-partner|girlfriend|boyfriend"
    r"|neighbour|lodger|landlord|fiancée?)"
)
PARENT_OF = re.compile(r"(?<![\w-])(?:mother|father|mum|dad|parents?|grandmother|grandfather|grandparents?|guardian|carer) of (?=[A-ZÀ-Þ])")  # a child
OTHERS = (
    r"(?:applicant|respondent|complainant|requester|requestor|friend|partner|ex|client|pupil|patient|tenant|resident|witness|victim|perpetrator"
    r"|parents?|carers?|grandparents?|young person|young(?= [A-Z])|little(?= [A-Z])|service user|solicitor|barrister|teacher|headteacher|doctor|psychologist|man|woman|person|childminder"
    r"|nursery worker)"
)
ROLES = (
    r"(?:(?:family court |court |duty |senior |case |support |social |youth |contact |reporting |complaints? |call |line |service |team |practice |area "
    r"|office |business |key )*"
    r"(?:officer|practitioner|worker|adviser|advisor|guardian|caseworker|manager|administrator|assistant|clerk|colleague|employee|supervisor|investigator"
    r"|reviewer|handler|trainer|analyst"
    r"|receptionist|leader|interviewer|inspector)|member of (?:our |the |your )?staff|staff member|team member|FCA)"
)
CALLED = r"(?:, (?:who is |who was )?(?:called|named),? | (?:who is |who was |is |was )?(?:called|named):? | \(|, |: | [-–—] | )"
NAMED_SO = re.compile(r"\b(?:full |first |real |last |middle )?name (?:is|was|as)[:,]? ['\"‘“]?")
SOMEONE_CALLED = re.compile(rf"\b(?:{FAMILY}|{OTHERS}|{ROLES}|someone|somebody|lady|gentleman) (?:who is |who was |is |was )?(?:called|named) ['\"‘“]?")
ABOUT = re.compile(
    r"\b(?:cases?|matters?|proceedings|complaints?|files?|records?|concerns?|allegations?|investigation|hearing|assessment|letter|report|welfare|court) "
    r"(?:of|about|concerning|against|regarding|involving|on|from|for|by)(?: the (?:late|child|children))? ['\"‘“]?"
)
CONCERNS = re.compile(r"(?:case|complaint|matter|allegation)s? (?:of|about|concerning|against|regarding|involving)\b")
DEALT_WITH = re.compile(
    r"\b(?:spoke|spoken|speaking|talked|met|wrote|written|referred|complained|complaint|interview(?:ed)?|emailed|visited|removed|contacted|dismissed"
    r"|suspended|disciplined|supervised|told|asked|advised|phoned"
    r"|allocated|assigned|returned|moved|lives|lived|living|stays|completed|prepared|signed|conducted|carried out)(?: (?:to|with|about|against|by|from|for))? $"
)
SURELY_PERSON = re.compile(
    r"\b(?:spoke (?:to|with)|spoken (?:to|with)|talked (?:to|with)|interviewed(?: by)?|met (?:with )?|visited by|complain(?:ed|t) (?:about|against)"
    r"|conduct of|behaviour of|phoned|emailed"
    r"|(?:\d{1,2}|\w+)-year-old|little|poor little"
    r"|(?:made|written|signed(?: off)?|completed|prepared|seen|handled|dealt with|conducted|carried out|raised|accompanied|assessed) by) $"
)
HUMAN_VERB = re.compile(
    r"^,? (?:has |have |had |also |then |later |who |himself |herself )?(?:told|said|says|alleged|alleges|admitted|emailed|e-mailed|phoned|telephoned"
    r"|visited|interviewed|apologised|complained|spoke|felt|explained|wrote|stated|agreed|objected|attended|rang|handled|dealt|replied|observed|assessed"
    r"|recommended|completed|signed|prepared|denied|claims?|claimed|lives?|lived|"
    r"(?:was|were|is|has been) (?:interviewed|dismissed|suspended|arrested|convicted|diagnosed|born|adopted|disciplined|abused|assaulted|sacked|your"
    r"|the (?:allocated|author)))\b"
)  # fmt: skip
YEARS = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)\b"
AGED = re.compile(
    rf"^(?:,? (?:then |now )?\(?aged? {YEARS}|, an? (?:\w+ )?(?:girl|boy|child|baby|toddler|pupil|teenager) of {YEARS}|, (?:who (?:is|was) )?(?:an?|the|his|her|their|your) (?:\w+ )?{YEARS}-year-old\b| \(\d{{1,2}}(?: years(?: old)?)?\)|, (?:who (?:is|was) )?{YEARS}(?: years old)?(?:[,)]|\.(?!\d))|,? (?:who )?(?:is"
    rf"|was) (?:only |now |just )?{YEARS} years|,? \(?(?:d\.?o\.?b|born\b|date of birth))", re.I
)  # fmt: skip
KIN_AFTER = re.compile(
    r"^(?:['’]s (?:step|grand)?(?:mother|father|mum|dad|son|daughter|brother|sister|birthday|date of birth|ex-husband|ex-wife|foster carers?)\b(?! and baby)"
    r"|,? (?:as|is|was) (?:the|your|his|her|their) (?:step|grand)?(?:mother|father|mum|dad|son|daughter|brother|sister|child|husband|wife)\b)"
)
OWN_ROLE_AFTER = r"^[,(]? ?(?:\(|, )?(?:is |was |who is |who was )?(?:your|the|our|a|his|her|their)? ?(?:allocated |named |previous |former |then )?{roles}\b"

