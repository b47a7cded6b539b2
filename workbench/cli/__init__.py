"""The commands."""

import gc

# A command is over before what it leaves behind is much: looking for garbage less often
# saves a twentieth of its time. The screens, which stay, set it otherwise.
gc.set_threshold(100_000, 20, 20)
