"""The named files that training reads, with their licences and digests; README says how to make each."""

import hashlib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Source:
    """A spaCy DocBin of annotated documents.

    `trees` and `entities` say what of its annotation is trusted; `miscellany` that events, works and products
    are marked; `ours` that its names are marked anew in `annotation/`. The others mark countries, cities and
    buildings as LOC alike.
    """

    name: str
    sha256: str
    licence: str
    trees: bool = False
    entities: bool = False
    miscellany: bool = False
    ours: bool = False


SOURCES = (
    Source(
        "ewt_train",
        "ad4d8de0548cd8c501e02ade153af5b2b18436f26a6972c1dd03d1318cbad2bb",
        "CC BY-SA 4.0",
        trees=True,
        ours=True,
    ),
    Source(
        "gum_train",
        "2ba0bbf1ef0f61838cb13853778e01abd308c774479cc3d5016b2780baa4fdb7",
        "CC BY 4.0",
        trees=True,
    ),
    Source(
        "gumner_train",
        "1d8b1fa1b98ee2dd5ee387072e94a5d30e910cee2d7d7988b0c63998c3fb771b",
        "CC BY 4.0",
        entities=True,
    ),
    Source(
        "wikigold",
        "dcf68eda1ecb5743751d8ea2dbc6dfb81070b90221d17a7f9c3b0412f49385bf",
        "CC BY 4.0",
        entities=True,
        miscellany=True,
    ),
    Source(
        "re3d_free",
        "902eaa75641d4ff9a73205e9e306ecac92b0635ac48a689b4a5ade8ab69bad95",
        "public domain, OGL 3.0, CC BY-SA",
        ours=True,
    ),
    Source(
        "uner_ewt_dev",
        "0e5cead2e7b7d141a2f0754650f5d8274ab95838a67e625a6b562b5079846aad",
        "CC BY-SA 4.0",
        entities=True,
    ),
    Source(
        "crossner_train",
        "c3b9cd3d8659726f82869d2b6097ae3b55d01e79d5e59b6cc6296d58f814f40d",
        "MIT; text from Wikipedia, CC BY-SA 3.0",
        entities=True,
        miscellany=True,
    ),
    Source(
        "crossner_dev",
        "104f9ddb3000929c06f2560239a12b89f0eeb1a02b966e9c82884b6f40d057d5",
        "MIT; text from Wikipedia, CC BY-SA 3.0",
        entities=True,
        miscellany=True,
    ),
)
MINILM_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def checked(file: Path, sha256: str) -> Path:
    """Return the file; raise ValueError where its content is not the one that the figures were made with."""
    found = hashlib.sha256(file.read_bytes()).hexdigest()
    if found != sha256:
        raise ValueError(f"{file} has the SHA-256 {found}, not {sha256}: make it again as the README says")
    return file
