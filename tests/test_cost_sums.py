"""The sums of an estimate: files, minutes for each, hours and pounds."""

from __future__ import annotations

import pytest
from draft_samples import findings, letter

from answering.checks.refusals import cost_sums

REFUSED = "We refuse this under section 12(1) of the Freedom of Information Act 2000, as it would cost more than the limit of £450, or 18 hours. {} To come within the limit, you could ask for one office and one month, or two hours of work."


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("About 9,600 files would have to be opened, at five minutes each: 800 hours.", ""),
        ("There are 612 films, at 3 minutes each, which comes to 30 hours and 36 minutes. At £25 an hour that is £765.", ""),
        ("About 9,600 files would have to be opened, at five minutes each: 80 hours.", "80 hours"),
        ("There are 14,400 forms, and a trial with 50 of them took 50 minutes. 14,400 forms at one minute each is 14,400 minutes, or 240 hours.", ""),
        ("We tried it on 24 files, which took six hours, or 50 minutes a file.", "50"),
        ("We tried it on 24 files, which took six hours, or 15 minutes a file. There are 36,000 cases. At 15 minutes each that is 9,000 hours.", ""),
        ("A test on 30 files took five hours, which is 10 minutes a file; 108,000 files would take 18,000 hours.", ""),
        ("There are 9,480 reports. We estimate five minutes for each, which comes to 790 hours. In 18 hours we could read 316 reports, so you might ask for one office.", "316"),
        ("There are 9,480 reports. We estimate five minutes for each, which comes to 790 hours. In 18 hours we could read 216 reports, so you might ask for one office.", ""),
        ("There are 7,500 complaints. At 4 minutes for each we estimate 500 hours. Were you to ask about three months, some 720 files would have to be read, in 16 hours.", "16 hours"),
        ("There are 7,500 complaints. At 4 minutes for each we estimate 500 hours. Were you to ask about three months, some 240 files would have to be read, in 16 hours.", ""),
        ("There are 2,400 files. Reading one takes 15 minutes. That is 600 hours, or £15,000 at £25 an hour.", ""),
        ("There are 2,400 files. Reading one takes 15 minutes. That is 600 hours, or £1,500 at £25 an hour.", "1,500"),
        ("There are 2,400 files, and each takes twenty-five minutes: 1,000 hours.", ""),
        ("There are 2,400 files, and each takes twenty-five minutes: 100 hours.", "100 hours"),
        ("A sample of 50 cases took four minutes a case; for the 6,000 cases of that year we estimate 400 hours.", ""),
        ("We estimate that 1,240 files at three minutes each would take some 60 hours.", ""),  # as good as 62
        ("Each of 900 files takes five minutes to find and ten minutes to read: 225 hours.", ""),  # two times, which are not put together
        ("The work is 2,640 reports at 5 minutes each, which is 202 hours. In 2024 there were 2,160 reports.", "202 hours"),
        ("The work is 2,640 reports at 5 minutes each, which is 220 hours. In 2024 there were 2,160 reports.", ""),
        ("We estimate 310 files at 6 minutes each, which comes to 1,860 minutes or 31 hours, at a cost of £775.", ""),
        ("We estimate 310 files at 6 minutes each, which comes to 1,680 minutes or 31 hours, at a cost of £775.", "1,680 minutes"),
        ("There are 2,400 reports and 5 minutes for each: 12,000 minutes, which is 120 hours.", "120 hours"),
        ("There are 2,400 reports, at 5 minutes for each, which is 200 hours. At £25 an hour that is £500.", "500"),
        ("There are 2,400 reports, at 5 minutes for each, which is 200 hours. At £25 an hour that is £5,000.", ""),
        ("We estimate 310 files at 6 minutes each, or 31 hours. About 155 files fall in those months, which would take some 15.5 hours.", ""),
        ("We estimate 310 files at 6 minutes each, or 31 hours. About 155 files fall in those months, which would take some 12.5 hours.", "12.5 hours"),
        ("We estimate 310 files at 6 minutes each, or 31 hours. You could choose 100 files, which could be read in under 12 hours.", ""),
        ("We estimate 310 files at 6 minutes each, or 31 hours. A sample of 200 files would take about 1,200 minutes.", ""),
        ("We estimate 310 files at 6 minutes each, or 31 hours. Our team of 40 people would need eight hours to do it.", ""),
        ("We have 3,100 files and 240 boxes, at ten minutes each: 40 hours.", ""),  # two counts
    ],
)
def test_what_the_files_and_the_minutes_come_to(library, said, wrong):
    assert "".join(f.text for f in findings(letter(REFUSED.format(said), "Please send me every file."), library, cost_sums.CHECKS)) == wrong


def test_nothing_is_worked_out_where_nothing_is_refused_for_its_cost(library):
    assert not findings(letter("Reading 9,600 forms at five minutes each took us 80 hours."), library, cost_sums.CHECKS)
