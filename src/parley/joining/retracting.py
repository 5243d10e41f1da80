"""The words by which somebody takes back what he said, for those who read retractions and those who must not."""

import re

# Said in the first person it is the retraction itself, and no claim of its own.
I_WITHDRAW = re.compile(r"\b(?:I|[Ww]e) (?:hereby )?(?:withdraw|retract|take (?:it|that|this|them) back)\b")
