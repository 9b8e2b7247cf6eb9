from stemma.text.outlets import is_outlet, same_name


def test_an_acronym_is_its_name():
    assert same_name("CSBA", "Center for Strategic and Budgetary Assessments")
    assert same_name("the IAEA", "International Atomic Energy Agency")
    assert not same_name("CSBA", "Center for Naval Analyses")


def test_a_host_name_is_the_outlet_it_belongs_to():
    assert is_outlet("Fox News", "foxnews.com")
    assert is_outlet("The Galloway Observer", "Galloway Observer")
    assert not is_outlet("Fox News", "nbcnews.com")
    assert not is_outlet("Fox News", None)
