"""``python -m stylist``."""

from multiprocessing import freeze_support

from stylist.cli import main

if __name__ == "__main__":
    # A packaged program starts itself again for each worker.
    freeze_support()
    main()
