"""``python -m stylist``."""

import os
import sys
from multiprocessing import freeze_support
from pathlib import Path

from stylist.late import install

if __name__ == "__main__":
    # Workers, too, import what is packed.
    install()
    # A packaged program starts itself again for each worker, which needs nothing of the rest.
    freeze_support()
    # Threads of OpenMP that wait spin, and take the cores from those that work: packaged, where
    # several copies of OpenMP meet, training took three times as long. Read once, when it loads.
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")

    # The packaged program is one, under two names; menus call it by the second.
    if Path(sys.argv[0]).stem == "stylist-desktop":
        from stylist.app import main as window

        sys.exit(window())

    from stylist.cli import main

    main()
