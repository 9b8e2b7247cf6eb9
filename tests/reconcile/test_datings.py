from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders_reconcile import make_mention, make_name, make_reuse, report, span_of
from stemma.annotate.redating import redate_times
from stemma.model.copies import Direction, Relation
from stemma.model.dates import Unresolved
from stemma.model.datings import ClueRole, DateClue, DateRule, Tense
from stemma.model.events import Event, EventType
from stemma.model.mentions import Sentence, TimeExpression, TimexType
from stemma.model.spans import Span
from stemma.reconcile.actors import link_actors
from stemma.reconcile.dating.combination import Constraint, combine
from stemma.reconcile.dating.day_sets import ALL, between, of_every_year, union
from stemma.reconcile.datings import date_documents
from stemma.reconcile.events import link_events
from stemma.store.memory import MemoryTables

DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))


def clue(document, words, value, tense=Tense.PAST, role=ClueRole.BODY, days=None, weekday=None):
    """Return a clue with its time expression."""
    first, last = (date.fromisoformat(day) for day in days) if days else (None, None)
    span = span_of(document, words)
    unresolved = None if days else Unresolved.NO_ANCHOR
    time = TimeExpression(span, words, TimexType.DATE, value, first, last, unresolved, symbolic=value)
    return [time, DateClue(span, words, role, tense, value, first, last, weekday)]


def dated(*records):
    """Return the interval of each document."""
    tables = MemoryTables(records)
    tables.add(link_actors(tables))
    return {one.document: one for one in date_documents(tables)}


def interval(dating):
    return tuple(day and day.isoformat() for day in (dating.first_day, dating.last_day))


def killing(document, trigger, name, words=None, value=None, **fields):
    """Return a document that tells a killing, with the expression that dates it."""
    names = [make_name(document, name)]
    if words is None:
        return [document, *names, make_mention(document, trigger, recipient=name)]
    days = fields.pop("days", None)
    time = span_of(document, words)
    mention = make_mention(
        document, trigger, recipient=name, time_value=value, days=days and tuple(days), time=time
    )
    return [document, *names, mention, *clue(document, words, value, days=days, **fields)]


EXACT = report("d1", "A US drone killed Qassem Soleimani on January 3, 2020, near the airport.")
BARE = report("d2", "The Jan. 3 strike killed Qassem Soleimani in Baghdad. Operations resumed on Jan. 30.")
SILENT = report("d3", "Iran has not forgotten the assassination of Qassim Suleimani.")
WEEKDAY = report("d4", "A drone killed Soleimani on Friday.")
PILE = [
    *killing(EXACT, "killed", "Qassem Soleimani", "January 3, 2020", "2020-01-03", days=["2020-01-03"] * 2),
    *killing(BARE, "killed", "Qassem Soleimani", "Jan. 3", "XXXX-01-03"),
    *clue(BARE, "Jan. 30", "XXXX-01-30"),
    *killing(SILENT, "assassination", "Qassim Suleimani"),
    *killing(WEEKDAY, "killed", "Soleimani", "Friday", "XXXX-WXX-5"),
]


def test_without_evidence_the_interval_is_open_and_nothing_is_resolved():
    quiet = report("d1", "Troops left the town on Friday.")
    datings = dated(quiet, *clue(quiet, "Friday", "XXXX-WXX-5"))
    assert interval(datings["d1"]) == (None, None)
    assert datings["d1"].unresolved is Unresolved.NOT_STATED
    assert datings["d1"].dating.unresolved is Unresolved.NOT_STATED


def test_a_dateline_without_a_year_bounds_nothing_and_says_that_the_year_is_missing():
    wire = report("d1", "BAGHDAD, Jan. 3 (AP) - Troops left.")
    datings = dated(wire, *clue(wire, "Jan. 3", "XXXX-01-03", role=ClueRole.DATELINE))
    assert interval(datings["d1"]) == (None, None)
    assert datings["d1"].unresolved is Unresolved.NO_YEAR
    assert [reason.rule for reason in datings["d1"].reasons] == [DateRule.DATELINE]


def test_a_dateline_with_its_year_leaves_its_day_and_the_next():
    wire = report("d1", "Brussels, 12 August 2008\n\nTroops left.")
    day = ["2008-08-12"] * 2
    datings = dated(wire, *clue(wire, "12 August 2008", "2008-08-12", role=ClueRole.DATELINE, days=day))
    assert interval(datings["d1"]) == ("2008-08-12", "2008-08-13")


def test_an_explicit_past_day_is_a_lower_bound_and_an_explicit_coming_day_an_upper_one():
    text = report("d1", "It fell on May 3, 2019. Elections will be held on May 9, 2021.")
    past = clue(text, "May 3, 2019", "2019-05-03", days=["2019-05-03"] * 2)
    coming = clue(text, "May 9, 2021", "2021-05-09", Tense.FUTURE, days=["2021-05-09"] * 2)
    datings = dated(text, *past, *coming)
    assert interval(datings["d1"]) == ("2019-05-03", "2021-05-09")


def test_a_coming_day_chooses_among_the_years_that_a_weekday_leaves():
    text = report("d1", "KABUL, Friday, Jan. 3 - It fell in 2019. It ends by 2021. Copied in 2032.")
    line = clue(text, "Friday, Jan. 3", "XXXX-01-03", role=ClueRole.DATELINE, weekday=5)
    bounds = [
        Constraint(DateRule.COPY, between(date(2010, 1, 1), date(2032, 1, 1)), "for the test"),
        Constraint(DateRule.DATELINE, of_every_year(1, 3, 5), "for the test"),
    ]
    assert [a.year for a, _ in combine(bounds).days.parts] == [2014, 2020, 2025, 2031]
    hint = Constraint(DateRule.AHEAD, between(date(2019, 6, 1), date(2021, 1, 1)), "for the test")
    assert combine([*bounds, hint]).days == union([(date(2020, 1, 3), date(2020, 1, 3))])
    assert interval(dated(text, *line)["d1"]) == (None, None)


def test_who_dates_a_killing_bounds_everyone_who_tells_it():
    datings = dated(*PILE)
    assert interval(datings["d1"]) == ("2020-01-03", None)
    assert interval(datings["d2"]) == ("2020-01-30", "2020-10-09")
    assert interval(datings["d3"]) == ("2020-01-03", None)
    assert interval(datings["d4"]) == ("2020-01-03", "2020-01-09")


def test_every_reason_shows_the_words_it_rests_on():
    datings = dated(*PILE)
    assert all(reason.spans for dating in datings.values() for reason in dating.reasons)


def test_events_are_dated_by_what_was_resolved_anew():
    tables = MemoryTables(PILE)
    for stage in (link_actors, date_documents, redate_times, link_events):
        tables.add(tuple(stage(tables)))
    (event,) = tables.all(Event)
    assert event.documents == ("d1", "d2", "d3", "d4")
    assert event.first_day == event.last_day == date(2020, 1, 3)


ORIGINAL = report(
    "d1", "The government has told its military not to seek help, two officials said this week."
)
COPY = report("d2", "It has told its military not to seek help. (February 7) They said this week it was so.")


def kin(direction, relation=Relation.EDITED_COPY):
    shared = ("told its military not to seek help", "told its military not to seek help")
    return make_reuse(ORIGINAL, COPY, (shared,), relation, direction)


@pytest.mark.parametrize(
    ("relation", "days"),
    [
        (Relation.EDITED_COPY, ("2020-02-05", "2020-03-09")),
        (Relation.QUOTE_ONLY, ("2020-02-07", "2020-02-21")),
    ],
)
def test_a_copy_is_hardly_older_than_its_original_and_follows_within_the_episode(relation, days):
    original = replace(ORIGINAL, published=report("x", "x", "2020-02-07").published)
    datings = dated(original, COPY, kin(Direction.LEFT_TO_RIGHT, relation))
    assert interval(datings["d2"]) == days


def test_siblings_lie_as_near_to_each_other_on_either_side():
    original = replace(ORIGINAL, published=report("x", "x", "2020-02-20").published)
    datings = dated(original, COPY, kin(Direction.SIBLINGS))
    assert interval(datings["d2"]) == ("2020-01-20", "2020-03-22")


def test_a_report_that_is_mostly_another_over_again_lies_nearer():
    told = "The army left the town at noon and the mayor asked all who had fled to come home."
    one = report("d1", f"{told} Shops opened.", "2020-02-20")
    other = report("d2", f"{told} Buses ran.")
    reuse = make_reuse(one, other, ((told, told),), Relation.SAME_WIRE, Direction.SIBLINGS)
    assert interval(dated(one, other, reuse)["d2"]) == ("2020-02-06", "2020-03-05")


def test_reports_that_share_only_the_story_so_far_bound_each_other_nowise():
    news = ["Talks went on for hours in the capital. " * 16, "The court sat again at noon that day. " * 16]
    so_far = "He had fled the country with his brother before the trial began."
    one = report("d1", news[0] + so_far, "2020-02-20")
    other = report("d2", news[1] + so_far)
    reuse = make_reuse(one, other, ((so_far, so_far),), Relation.SAME_WIRE, Direction.SIBLINGS)
    assert interval(dated(one, other, reuse)["d2"]) == (None, None)


def test_the_date_with_which_a_copy_cites_its_original_bounds_both():
    cited = clue(COPY, "February 7", "2020-02-07", role=ClueRole.CITATION, days=["2020-02-07"] * 2)
    datings = dated(ORIGINAL, COPY, kin(Direction.LEFT_TO_RIGHT), *cited)
    assert interval(datings["d1"]) == ("2020-01-24", "2020-02-07")
    assert interval(datings["d2"]) == ("2020-02-07", "2020-02-20")


def test_a_contradicting_reason_is_set_aside_and_told():
    text = report("d1", "It fell on May 3, 2021.", "2020-02-07")
    datings = dated(text, *clue(text, "May 3, 2021", "2021-05-03", days=["2021-05-03"] * 2))
    assert interval(datings["d1"]) == ("2020-02-07", "2020-02-07")
    assert [(r.rule, r.holds) for r in datings["d1"].reasons] == [
        (DateRule.METADATA, True),
        (DateRule.TOLD_AS_PAST, False),
    ]


def test_of_reports_that_exclude_each_others_days_the_one_that_more_agree_with_bounds():
    other = report("d5", "A US drone killed Qassem Soleimani on January 9, 2021, near the airport.")
    wrong = killing(
        other, "killed", "Qassem Soleimani", "January 9, 2021", "2021-01-09", days=["2021-01-09"] * 2
    )
    assert interval(dated(*PILE, *wrong)["d3"]) == ("2020-01-03", None)


def test_equal_reports_that_exclude_each_others_days_bound_nobody():
    told = [
        killing(
            report(name, f"A US drone killed Qassem Soleimani on {words}, near the airport."),
            *("killed", "Qassem Soleimani", words, day),
            days=[day] * 2,
        )
        for name, words, day in (("d1", "January 3, 2020", "2020-01-03"), ("d2", "May 9, 2021", "2021-05-09"))
    ]
    silent = killing(SILENT, "assassination", "Qassim Suleimani")
    datings = dated(*told[0], *told[1], *silent)
    assert interval(datings["d3"]) == (None, None)


def test_a_day_in_one_report_and_a_weekday_in_another_leave_the_years_in_which_they_agree():
    day = killing(
        report("d1", "A drone killed Soleimani on Jan. 3."), "killed", "Soleimani", "Jan. 3", "XXXX-01-03"
    )
    weekday = killing(WEEKDAY, "killed", "Soleimani", "Friday", "XXXX-WXX-5")
    held = office(WEEKDAY, "A drone", "2017-01-20/2021-01-20")
    assert interval(dated(*day, *weekday, held)["d4"]) == ("2020-01-03", "2020-01-09")


def test_a_day_that_a_noun_may_not_own_bounds_nobody():
    text = "The council condemned the killing of Soleimani in Baghdad on Tuesday."
    condemned = killing(report("d5", text), "killing", "Soleimani", "Tuesday", "XXXX-WXX-2")
    exact = PILE[:5]
    assert interval(dated(*exact, *condemned)["d5"]) == ("2020-01-03", None)


def office(document, words, value):
    """Return the clue that somebody called by an office gives."""
    return DateClue(span_of(document, words), words, ClueRole.OFFICE, Tense.OPEN, value)


def test_a_report_in_which_an_office_holder_acts_appeared_within_the_term_or_soon_after():
    text = report("d1", "President Bush spoke on Friday.")
    terms = "1989-01-20/1993-01-20|2001-01-20/2009-01-20"
    found = dated(text, office(text, "President Bush", terms))["d1"]
    assert interval(found) == ("1989-01-20", "2009-02-20")
    (reason,) = found.reasons
    assert reason.rule is DateRule.OFFICE
    assert "1989-01-20 to 1993-01-20 or 2001-01-20 to 2009-01-20" in reason.words
    assert [text.quote(span) for span in reason.spans] == ["President Bush"]


def test_a_past_date_chooses_among_the_terms_of_an_office():
    text = report("d1", "President Bush spoke on Friday. It fell on May 3, 2003.")
    past = clue(text, "May 3, 2003", "2003-05-03", days=["2003-05-03"] * 2)
    terms = "1989-01-20/1993-01-20|2001-01-20/2009-01-20"
    found = dated(text, office(text, "President Bush", terms), *past)
    assert interval(found["d1"]) == ("2003-05-03", "2009-02-20")


def test_an_office_that_is_still_held_leaves_its_end_open():
    text = report("d1", "President Macron spoke on Friday.")
    found = dated(text, office(text, "President Macron", "2017-05-14/.."))["d1"]
    assert interval(found) == ("2017-05-14", None)


def test_a_page_had_appeared_by_the_day_on_which_it_was_fetched():
    text = replace(report("d1", "It fell on May 3, 2019."), captured=date(2019, 5, 10))
    past = clue(text, "May 3, 2019", "2019-05-03", days=["2019-05-03"] * 2)
    assert interval(dated(text, *past)["d1"]) == ("2019-05-03", "2019-05-11")


def test_the_weekday_of_the_news_tells_the_years_of_a_dateline():
    text = report("d1", "KABUL, March 12 - President Clinton spoke on Friday.")
    line = clue(text, "March 12", "XXXX-03-12", role=ClueRole.DATELINE)
    told = clue(text, "Friday", "XXXX-WXX-5")
    held = office(text, "President Clinton", "1993-01-20/2001-01-20")
    found = dated(text, *line, *told, held)["d1"]
    # 12 March was a Friday in 1993 and 1999, a Saturday in 1994.
    assert interval(found) == ("1993-03-12", "1999-03-13")
    assert {reason.rule for reason in found.reasons} == {DateRule.WEEKDAY_AGREES, DateRule.OFFICE}


def test_an_editors_note_above_a_dateline_tells_nothing_of_its_weekday():
    text = report("d1", "Fighting went on on Sunday. KABUL, March 12 - President Clinton spoke on Friday.")
    line = clue(text, "March 12", "XXXX-03-12", role=ClueRole.DATELINE)
    weekdays = [*clue(text, "Sunday", "XXXX-WXX-7"), *clue(text, "Friday", "XXXX-WXX-5")]
    held = office(text, "President Clinton", "1993-01-20/2001-01-20")
    assert interval(dated(text, *line, *weekdays, held)["d1"]) == ("1993-03-12", "1999-03-13")


def test_holders_who_never_held_their_offices_at_one_time_are_history():
    text = report("d1", "President Truman and President Reagan are quoted.")
    held = [
        office(text, "President Truman", "1945-04-12/1953-01-20"),
        office(text, "President Reagan", "1981-01-20/1989-01-20"),
    ]
    assert interval(dated(text, *held)["d1"]) == (None, None)
    assert interval(dated(text, held[1])["d1"]) == ("1981-01-20", "1989-02-20")


def test_an_entry_into_office_last_week_dates_the_report():
    text = report("d1", "Parliament approved the prime minister last week.")
    entry = DateClue(
        span_of(text, "the prime minister last week"),
        "the prime minister last week",
        ClueRole.ENTRY,
        Tense.PAST,
        "DCT-1W",
        date(2020, 4, 30),
        date(2020, 5, 8),
    )
    found = dated(text, entry)["d1"]
    assert interval(found) == ("2020-05-04", "2020-05-17")
    assert [reason.rule for reason in found.reasons] == [DateRule.ENTRY]


RETOLD = ("The report was released on Wednesday.", "A report that came out Wednesday says so.")


def retold(relation, there="Wednesday", value="XXXX-WXX-3"):
    """Return a report of 14 May 2020 and an undated one that share a passage with a weekday in it."""
    left = report("d1", RETOLD[0], "2020-05-14")
    right = report("d2", RETOLD[1].replace("Wednesday", there))
    reuse = make_reuse(left, right, ((left.text, right.text),), relation, Direction.SIBLINGS)
    clues = [*clue(left, "Wednesday", "XXXX-WXX-3"), *clue(right, there, value)]
    return dated(left, right, reuse, *clues)["d2"]


def test_a_weekday_kept_in_other_words_names_the_same_day():
    found = retold(Relation.REWRITTEN)
    assert interval(found) == ("2020-05-13", "2020-05-19")
    assert [reason.rule for reason in found.reasons] == [DateRule.RETOLD]


def test_a_weekday_that_a_dated_report_resolved_names_the_same_day_too():
    left, right = report("d1", RETOLD[0], "2020-05-14"), report("d2", RETOLD[1])
    reuse = make_reuse(left, right, ((left.text, right.text),), Relation.REWRITTEN, Direction.SIBLINGS)
    resolved = clue(left, "Wednesday", "2020-05-13", days=["2020-05-13"] * 2)
    found = dated(left, right, reuse, *resolved, *clue(right, "Wednesday", "XXXX-WXX-3"))["d2"]
    assert interval(found) == ("2020-05-13", "2020-05-19")


@pytest.mark.parametrize(
    "told",
    [(Relation.SAME_WIRE,), (Relation.REWRITTEN, "Thursday", "XXXX-WXX-4")],
    ids=["in the same words", "another weekday"],
)
def test_a_weekday_that_was_copied_or_changed_leaves_the_days_of_kin(told):
    assert interval(retold(*told)) == ("2020-04-30", "2020-05-28")


def meeting(document, words, value, tense, days=None):
    """Return a document that tells a meeting in a passage it shares."""
    mention = make_mention(
        document, "meeting", EventType.CONSULT, time_value=value, time=span_of(document, words), days=days
    )
    return [document, mention, *clue(document, words, value, tense, days=days)]


def test_what_is_still_to_come_is_no_lower_bound():
    told = "The two leaders are to hold a meeting with their ministers in the capital on"
    day = "July 16, 2018"
    one = report("d1", f"{told} {day}. It opened on July 1, 2018.")
    other = report("d2", f"{told} July 16.")
    shared = ((one.text[: len(told)], other.text[: len(told)]),)
    reuse = make_reuse(one, other, shared, Relation.SAME_WIRE, Direction.SIBLINGS)
    found = dated(
        *meeting(one, day, "2018-07-16", Tense.FUTURE, ("2018-07-16", "2018-07-16")),
        *clue(one, "July 1, 2018", "2018-07-01", days=["2018-07-01"] * 2),
        *meeting(other, "July 16.", "XXXX-07-16", Tense.FUTURE),
        reuse,
    )
    assert interval(found["d1"]) == ("2018-07-01", "2018-07-16")
    assert (found["d2"].first_day or date.min) < date(2018, 7, 16)


def test_two_meetings_of_the_same_two_are_not_one_event():
    one = report("d1", "Trump held a meeting with Putin in 2017.")
    other = report("d2", "Trump goes to a meeting with Putin.")
    tellings = [
        *meeting(one, "2017", "2017", Tense.PAST, ("2017-01-01", "2017-12-31")),
        *[
            other,
            make_name(other, "Putin"),
            make_mention(other, "meeting", EventType.CONSULT, recipient="Putin"),
        ],
    ]
    assert interval(dated(make_name(one, "Putin"), *tellings)["d2"]) == (None, None)


FULL = report(
    "d1", "Elian Gonzalez was found off Florida clinging to a tube on Nov. 25, 1999, officials said."
)
LEFT_OUT = report("d2", "On Nov. 25 fishermen off Florida found Elian Gonzalez clinging to an inner tube.")


def sharing(other=LEFT_OUT, tense=Tense.PAST):
    """Return the interval of a report that tells Nov. 25 beside one that tells Nov. 25, 1999."""
    records = [
        *clue(FULL, "Nov. 25, 1999", "1999-11-25", days=["1999-11-25"] * 2),
        *clue(other, "Nov. 25", "XXXX-11-25", tense),
        *(Sentence(Span(one.id, 0, len(one.text))) for one in (FULL, other)),
    ]
    return dated(FULL, other, *records)["d2"]


def test_a_day_told_in_like_words_is_of_one_year():
    found = sharing()
    assert interval(found) == ("1999-11-25", "2000-08-31")
    assert [reason.rule for reason in found.reasons] == [DateRule.SHARED_DAY]
    assert [span.document for span in found.reasons[0].spans] == ["d2", "d1"]


def test_a_sentence_may_begin_with_its_day():
    text = "Nov. 25 was the day on which Elian Gonzalez was found off Florida clinging to a tube."
    assert interval(sharing(report("d2", text))) == ("1999-11-25", "2000-08-31")


def test_a_day_that_is_still_to_come_lies_behind_the_report():
    assert interval(sharing(tense=Tense.FUTURE)) == ("1999-03-30", "1999-11-25")


@pytest.mark.parametrize(
    "text",
    [
        "On Nov. 25 fishermen off Cuba found a raft that drifted north.",
        "On Nov. 25 the stock rose, officials said, and a dividend was found clinging to a tube.",
    ],
    ids=["another happening", "no name in common"],
)
def test_a_day_told_in_other_words_ties_nothing(text):
    assert interval(sharing(report("d2", text))) == (None, None)


@given(st.permutations(PILE))
def test_the_order_of_the_pile_changes_nothing(records):
    assert dated(*records) == dated(*PILE)


@given(st.text(alphabet="abcdefgh .\n", min_size=1).filter(str.strip), st.sampled_from(["a", "m", "z"]))
def test_a_document_without_evidence_changes_no_other_documents_interval(text, name):
    datings = dated(*PILE)
    more = dated(*PILE, report(name, text))
    assert {document: found for document, found in more.items() if document != name} == datings


CONSTRAINTS = st.builds(
    lambda rule, one, other, shape, word: Constraint(
        rule,
        {
            "from": between(min(one, other), None),
            "to": between(None, max(one, other)),
            "within": between(min(one, other), max(one, other)),
            "yearly": of_every_year(one.month, min(one.day, 28)),
        }[shape],
        word,
    ),
    st.sampled_from(DateRule),
    DAYS,
    DAYS,
    st.sampled_from(["from", "to", "within", "yearly"]),
    st.text("ab", max_size=2),
)


@given(st.lists(CONSTRAINTS, max_size=7))
def test_an_interval_is_never_empty_and_what_was_set_aside_is_stated(constraints):
    combination = combine(constraints)
    assert combination.days
    hints = {DateRule.AHEAD}
    for constraint in constraints:
        if constraint.rule not in hints and constraint not in combination.against:
            assert combination.days & constraint.days == combination.days
        if constraint in combination.against:
            assert not combination.days & constraint.days


@given(st.lists(CONSTRAINTS, max_size=6), st.randoms())
def test_the_order_of_the_reasons_changes_nothing(constraints, random):
    shuffled = list(constraints)
    random.shuffle(shuffled)
    assert combine(shuffled) == combine(constraints)


@given(DAYS, st.integers(0, 400), DAYS, st.integers(0, 400))
def test_what_two_sets_share_are_the_days_in_both(one, long, other, wide):
    left, right = (between(day, day + timedelta(n)) for day, n in ((one, long), (other, wide)))
    both = left & right
    for day in (one, other, one + timedelta(long), other + timedelta(wide)):
        inside = all(a <= day <= b for found in (left, right) for a, b in found.parts)
        assert bool(both & between(day, day)) is inside
    assert left & ALL == left
