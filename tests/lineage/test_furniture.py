from stemma.lineage.furniture import find_furniture, read_paragraphs

NEWS = "Troops left the town of {0} on Monday, residents of {0} said, and nobody has been seen there since."
TAIL = "Our readers keep this newspaper alive, and they have done so since it was founded in the old town."


def furniture(*rows):
    texts = {str(at): (text, frozenset(outlets)) for at, (text, *outlets) in enumerate(rows)}
    found = find_furniture({key: (read_paragraphs(text), outlets) for key, (text, outlets) in texts.items()})
    return {key: [texts[key][0][start:end] for start, end in bounds] for key, bounds in found.items()}


def test_a_paragraph_that_one_outlet_repeats_is_its_furniture():
    rows = [(f"{NEWS.format(town)}\n\n{TAIL}", "Post") for town in ("Gori", "Poti", "Senaki")]
    assert furniture(*rows) == {"0": [TAIL], "1": [TAIL], "2": [TAIL]}


def test_a_paragraph_that_two_outlets_carry_is_news():
    rows = [(f"{NEWS.format(town)}\n\n{TAIL}", outlet) for town, outlet in zip("abc", "xyz", strict=True)]
    assert furniture(*rows) == {"0": [], "1": [], "2": []}


def test_captions_and_notices_are_furniture_wherever_they_stand():
    caption = "Smoke rises over the port on Tuesday. (AP Photo/Someone)"
    notice = "Sign up for our morning briefing and never miss a story."
    assert furniture((f"{NEWS.format('Gori')}\n{caption}\n{notice}",)) == {"0": [caption, notice]}


def test_a_long_paragraph_is_a_notice_only_where_it_says_so_twice():
    form = f"Please pick a newsletter. {'You agree to receive offers of our partners now and then. ' * 9}"
    assert furniture((f"{NEWS.format('Gori')}\n{form.strip()}",)) == {"0": []}
    twice = f"{form}Read our privacy policy."
    assert furniture((f"{NEWS.format('Gori')}\n{twice}",)) == {"0": [twice]}


def test_texts_without_outlets_or_words_have_no_repeated_paragraphs():
    assert furniture((TAIL,), (TAIL + " ",), (TAIL + "  ",), ("",)) == {"0": [], "1": [], "2": [], "3": []}
