"""Totals against what the figures above them come to."""

from __future__ import annotations

import pytest
from draft_samples import findings, letter

from answering.checks.itself import totals

TABLE = "| Year | Berths | Fines |\n| --- | --- | --- |\n| 2024 | 14 | {} |\n| 2025 | 21 | 40 |\n| Total | {} | 71 |"

COUNTS = "| Year | Received | Upheld |\n| 2023-24 | 64 | fewer than five |\n| 2024-25 | 71 | 6 |\n| 2025-26 | 58 | fewer than five |\n\n{}"
KEPT = "In the whole of England there were {}.\n\nNorth: 7\nMidlands: 6\nSouth West: fewer than five\nLondon: fewer than five"
SUBJECTS = "Subject | Complaints\nJudgement | 412\nFactual errors | 268\nManagement | 187\nProviders | fewer than five\n\n{}"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("2023-24: 1,204. 2024-25: 1,187. 2025-26: 1,251. Total: 3,642.", ""),
        ("2023-24: 1,204. 2024-25: 1,187. 2025-26: 1,251. Total: 3,462.", "3,462"),
        ("In the year to March 2026 we received 1,240 complaints. By subject they were: judgement 410; errors 95; administration 545; conduct 190.", ""),
        ("In the year to March 2026 we received 1,240 complaints. By subject they were: judgement 410; errors 59; administration 545; conduct 190.", "By subject they were: judgement 410; errors 59; administration 545; conduct 190."),
        ("In the year to March 2026 we received 1,240 complaints. Some of them were: judgement 10; errors 9; conduct 19.", ""),  # not all
        ("2025-26: 1,251. Total: 3,462.", ""),  # one figure is no sum
        (TABLE.format("31", "35"), ""),
        (TABLE.format("31", "53"), "53"),
        (COUNTS.format("We received 193 such complaints in the three years together."), ""),
        (COUNTS.format("We received 183 such complaints in the three years together."), "183"),
        (COUNTS.format("In all we held 1,204 files in those years."), ""),  # of something else
        (SUBJECTS.format("The first three subjects make up 867 complaints."), ""),
        (SUBJECTS.format("The first three subjects make up 876 complaints."), "876"),
        (SUBJECTS.format("We closed 876 complaints in May."), ""),
        ("We received 212 in 2023/24, 198 in 2024/25 and 231 in 2025/26, which makes 641.", ""),
        ("We received 212 in 2023/24, 198 in 2024/25 and 231 in 2025/26, which makes 651.", "651"),
        ("We made 9 referrals in 2023/24, 12 in 2024/25 and 8 in 2025/26, a total of 27.", "27"),
        ("Of these, 37, 41 and 33 respectively were upheld, which makes 111.", ""),
        ("We read 310 files at 6 minutes each, which makes 31 hours.", ""),  # of an estimate
        ("Between 1 April 2025 and 31 March 2026 we sent 2,340 assessments: 1,540 in private law cases and 890 in public law cases.", "2,340"),
        ("Between 1 April 2025 and 31 March 2026 we sent 2,340 assessments: 1,450 in private law cases and 890 in public law cases.", ""),
        ("We closed 388 complaints: 46 were upheld, 17 were upheld in part and 271 were not upheld.", "388"),
        ("We closed 388 complaints: 46 were upheld, 71 were upheld in part and 271 were not upheld.", ""),
        ("We sent 2,340 assessments: 40 came late and 12 were lost.", ""),
        ("| Year | Assaults |\n| 2023/24 | 14 |\n| 2024/25 | 11 |\n| 2025/26 | 17 |\n| All three years | 45 |", "45"),
        (TABLE.format("fewer than five", "35"), ""),  # what is kept back cannot be added
        (KEPT.format(17), ""),
        ("We hold one manual, of 84 pages. We enclose chapters 1 to 5 (52 pages). Chapter 6 (32 pages) is withheld.", ""),
        ("We hold one manual, of 94 pages. We enclose chapters 1 to 5 (52 pages). Chapter 6 (32 pages) is withheld.", "94"),
        ("We hold this report, which has 38 pages. We release the 11 pages of findings. The other 37 pages are exempt.", "38"),
        ("We hold this report, which has 38 pages. We release the 11 pages of findings. The other 27 pages are exempt.", ""),
        ("Year | Notices\n2022-23 | 8\n2023-24 | 11\n2024-25 | 6\n2025-26 | fewer than five\n\nFrom 2022-23 to 2024-25 that makes 27 in three years.", "27"),
        ("Year | Notices\n2022-23 | 8\n2023-24 | 11\n2024-25 | 6\n2025-26 | fewer than five\n\nFrom 2022-23 to 2024-25 that makes 25 in three years.", ""),
        (KEPT.format(11), "11"),
        (KEPT.format(31), "31"),
        ("In 2025-26 we received 5,204 referrals. Of these, 4,611 were accepted and 539 were turned down.", "5,204"),
        ("In 2025-26 we received 5,204 referrals. Of these, 4,611 were accepted and 593 were turned down.", ""),
        ("In 2025-26 it heard 64 appeals, of which 22 were allowed and 43 were not.", "64"),
        ("In 2025-26 it heard 64 appeals, of which 22 were allowed and 42 were not.", ""),
        ("Of the nine complaints, two were upheld and six were not.", "nine"),
        ("For 2025-26 we have recorded 2,904. The figure for 2024-25 was 2,760, so there were 244 more.", "244"),
        ("For 2025-26 we have recorded 2,904. The figure for 2024-25 was 2,760, so there were 144 more.", ""),
        ("We closed 1,284 complaints. The number for the year before was 1,310, so the total fell by 62.", "62"),
        ("We closed 1,284 complaints. The number for the year before was 1,310, so the total fell by 26.", ""),
        ("We closed 1,284 complaints. The waiting time fell by 12 per cent.", ""),  # of something else
        ("There were 61 reported assaults: 38 without injury and 13 with injury.", "61"),
        ("There were 61 reported assaults: 48 without injury and 13 with injury.", ""),
        ("It was completed by 1,846 people. That is 92 per cent of the 2,600 who were due to take it.", "92"),
        ("It was completed by 1,846 people. That is 92 per cent of the 2,006 who were due to take it.", ""),
        ("We received 62 such complaints. Of these, 74 were not upheld and 11 were upheld in part.", "62"),  # a part above its whole
        ("We made 17 such reports, nine in the first year and eighteen in the second.", "17"),
        ("We made 17 such reports, nine in the first year and eight in the second.", ""),
        ("We spent £38,400 in 2025-26 on all 320 places on outside courses, an average of £210 a place.", "210"),
        ("We spent £38,400 in 2025-26 on all 320 places on outside courses, an average of £120 a place.", ""),
        ("In 2014 we received 3,164 applications. Of these, 2,987 were accepted and 177 were refused. The reasons were:\n\n- the form was not complete (92);\n- the site was closed (54);\n- the fee was not paid (31).", ""),
        ("In 2014 we received 3,164 applications. Of these, 2,987 were accepted and 177 were refused. The reasons were:\n\n- the form was not complete (92);\n- the site was closed (45);\n- the fee was not paid (31).", "the form was not complete (92);\n- the site was closed (45);\n- the fee was not paid (31)."),
        ("About a quarter of the complaints (35 per cent) were upheld.", "35"),
        ("About a quarter of the complaints (25 per cent) were upheld.", ""),
        ("Of 250 letters that were read, 215 (68 per cent) met the standard and 35 did not.", "68"),
        ("Of 250 letters that were read, 215 (86 per cent) met the standard and 35 did not.", ""),
        ("We hold three notes of advice, and are withholding both under section 42(1).", "three"),
        ("We hold two notes of advice, and are withholding both under section 42(1).", ""),
        ("We hold four letters, and have sent them to both parents.", ""),
        ("| Period | Answered |\n| April to June | 118 |\n| July to September | 126 |\n| Both quarters | 254 |", "254"),
        ("Of the 388 complaints, 46 were upheld and 71 were upheld in part.", ""),  # and the rest were not
        ("We closed 1,240 cases, of which 702 were in private law and 60 were also in public law.", ""),
        ("We spent £84,300, of which £66,200 was for training and £23,100 for travel.", "84,300"),
        ("There were 902 budgets. 231 of them included money of the person's own and 617 did not.", "902"),
        ("By that day 1,350 of 1,700 practitioners had completed it, which is 90%.", "90"),
        ("By that day 1,530 of 1,700 practitioners had completed it, which is 90%.", ""),
        ("The total price is £84,000 over three years, that is £26,000 a year.", "84,000"),
        ("The total price is £84,000 over three years, that is £28,000 a year.", ""),
        ("There were 23 recorded assaults: North 9, Midlands 16, South 8.", "23"),
        ("There were 23 recorded assaults: North 9, Midlands 6, South 8.", ""),
        ("We hold fourteen e-mails. We are sending you seven of them. The other four are withheld.", "fourteen"),
        ("We hold eleven e-mails. We are sending you seven of them. The other four are withheld.", ""),
        ("There were 204 adults and 29 children who had waited from 18 to 52 weeks, which is 233 people.", ""),
        (SUBJECTS.format("The three subjects with exact figures come to 867."), ""),
        (SUBJECTS.format("The three subjects with exact figures come to 876."), "876"),
        (SUBJECTS.format("Added together, the first two subjects make 608."), "608"),
        ("We told the regulator of 8 workers in that year. All 12 of these cases are still open.", "12"),
        ("We told the regulator of 8 workers in that year. All 8 of these cases are still open.", ""),
        ("We told the regulator of 8 workers in that year. All 12 inspectors were asked.", ""),
    ],
)
def test_a_total_is_what_it_adds_up(library, said, words):
    assert "".join(f.text for f in findings(letter(said, "How many berths were there in each year?"), library, totals.CHECKS)) == words
