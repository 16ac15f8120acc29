"""``python -m voorzieningenwijzer``"""

import sys

from voorzieningenwijzer.cli.main import main

sys.exit(main())
