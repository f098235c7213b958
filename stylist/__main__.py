"""``python -m stylist``."""

import os
from multiprocessing import freeze_support

from stylist.late import install

if __name__ == "__main__":
    # Workers, too, import what is packed.
    install()
    # A packaged program starts itself again for each worker, which needs nothing of the rest.
    freeze_support()
    # Threads of OpenMP that wait spin, and take the cores from those that work: packaged, where
    # several copies of OpenMP meet, training took three times as long. Read once, when it loads.
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")

    from stylist.cli import main

    main()
