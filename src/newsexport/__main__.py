"""`python -m newsexport` is the command `newsexport`."""

import sys

from newsexport.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
