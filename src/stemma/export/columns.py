"""The columns of each exported table, the same whether or not a pile has rows for it."""

COLUMNS: dict[str, tuple[str, ...]] = {
    name: tuple(columns.split())
    for name, columns in {
        "documents": "id text title published url outlet author language captured",
        "pairs": "left right relation derived shares_origin direction score reasons spans",
        "archetypes": "id name children spans",
        "alterations": "left right kind direction spans words",
        "annotations": "id published published_unresolved sentences cuts times entities attributions figures"
        " events agency denials",
        "datings": "document first_day last_day unresolved reasons",
        "redatings": "document start end text value first_day last_day anchored_on",
        "events": "id label type cameo first_day last_day undated actors recipients place figures mentions"
        " documents independent_origins origins certainty contradictions",
        "statements": "attributions documents origins",
        "chains": "attribution document links",
        "denials": "denial targets attributions found unresolved",
        "rejections": "id error",
    }.items()
}
