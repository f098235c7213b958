"""``python -m stylist``."""

from multiprocessing import freeze_support

if __name__ == "__main__":
    # A packaged program starts itself again for each worker, which needs nothing of the rest.
    freeze_support()

    from stylist.cli import main

    main()
