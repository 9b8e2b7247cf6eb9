from builders_reconcile import make_name, report
from stemma.model.mentions import ActorReference, NameMention
from stemma.model.spans import Span
from stemma.reconcile.actors import link_actors
from stemma.store.memory import MemoryTables


def link(*texts: str, label: str = "PER"):
    """Return the actors of documents that each consist of names parted by semicolons."""
    tables = MemoryTables()
    for number, text in enumerate(texts):
        document = report(f"d{number}", text)
        tables.add([document, *(make_name(document, name.strip(), label) for name in text.split(";"))])
    return list(link_actors(tables))


def spellings(actors):
    return sorted(sorted(variant.text for variant in actor.variants) for actor in actors)


def test_spellings_the_table_knows_join_by_its_id():
    (actor,) = link("Qassem Soleimani", "Qassim Suleimani", "Soleimani")
    assert actor.id == "qassem-soleimani"
    assert actor.code == "IRN MIL"
    assert spellings([actor]) == [["Qassem Soleimani", "Qassim Suleimani", "Soleimani"]]


def test_spellings_the_table_does_not_know_join_by_their_sound_and_say_why():
    (actor,) = link("Ehsan al-Shimmari", "Ihsan al-Shammari")
    assert spellings([actor]) == [["Ehsan al-Shimmari", "Ihsan al-Shammari"]]
    assert actor.reasons == ("'Ihsan al-Shammari' is 'Ehsan al-Shimmari': the spellings agree",)


def test_false_friends_stay_apart():
    assert len(link("Falih Hassan", "Fadhil Hassan")) == 2
    assert len(link("Majid Barzani", "Masrur Barzani")) == 2
    assert len(link("George W. Kush", "George H. W. Kush")) == 2


def test_the_letters_of_an_acronym_are_no_sounds():
    assert len(link("US", "Yeosu", label="GPE")) == 2
    assert len(link("U.N.", "UNO", label="ORG")) == 2


def test_an_actor_is_called_by_the_fullest_name_that_reports_use():
    (actor,) = link(*["Max Verstappen"] * 5, "GETTY Max Verstappen")
    assert actor.name == "Max Verstappen"
    (actor,) = link("Ammar al-Hakim", "Ammar al-Hakim", "Sayyid Ammar Abdulaziz al-Hakim")
    assert actor.name == "Sayyid Ammar Abdulaziz al-Hakim"


def test_names_of_two_types_never_join():
    tables = MemoryTables()
    document = report("d1", "Omar Sudani fled Sudan")
    tables.add([document, make_name(document, "Omar Sudani"), make_name(document, "Sudan", "GPE")])
    assert len(list(link_actors(tables))) == 2


def test_a_short_name_goes_to_the_full_name_of_its_own_document():
    actors = link("Renad Mansour; Mansour", "Adly Mansour")
    assert spellings(actors) == [["Adly Mansour"], ["Mansour", "Renad Mansour"]]
    (renad,) = [a for a in actors if a.name == "Renad Mansour"]
    assert {span.document for variant in renad.variants for span in variant.spans} == {"d0"}


def test_a_short_name_elsewhere_goes_to_the_only_candidate_of_the_pile():
    (actor,) = link("Renad Mansour", "Mansour")
    assert spellings([actor]) == [["Mansour", "Renad Mansour"]]


def test_a_short_name_with_two_candidates_stays_alone():
    assert len(link("Renad Mansour", "Adly Mansour", "Mansour")) == 3


def test_the_order_of_the_pile_changes_nothing():
    texts = [
        "Ehsan al-Shimmari; Renad Mansour",
        "Ihsan al-Shammari",
        "Mansour",
        "Falih Hassan",
        "Fadhil Hassan",
    ]
    documents = [report(f"d{n}", text) for n, text in enumerate(texts)]
    names = [make_name(d, name.strip()) for d in documents for name in d.text.split(";")]
    forward, backward = MemoryTables([*documents, *names]), MemoryTables([*documents[::-1], *names[::-1]])
    assert list(link_actors(forward)) == list(link_actors(backward))


def test_sectors_that_differ_between_documents_leave_the_sector_open():
    tables = MemoryTables()
    for number, code in enumerate(("USA GOV", "USA ELI")):
        document = report(f"d{number}", "Barack Obama")
        reference = ActorReference("barack-obama", "Barack Obama", code)
        tables.add([document, NameMention(Span(document.id, 0, 12), "Barack Obama", "PER", reference)])
    (actor,) = link_actors(tables)
    assert actor.code == "USA ---"
