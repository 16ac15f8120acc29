"""The subjects of the store inside one unit of work, as ``read()`` and ``write()`` give them."""

from voorzieningenwijzer.database import Database
from voorzieningenwijzer.storage.accounts import Accounts
from voorzieningenwijzer.storage.answers import Answers
from voorzieningenwijzer.storage.approvals import Approvals
from voorzieningenwijzer.storage.audit import Audit
from voorzieningenwijzer.storage.consents import Consents
from voorzieningenwijzer.storage.contacts import Contacts
from voorzieningenwijzer.storage.countings import Countings
from voorzieningenwijzer.storage.dossiers import Dossiers
from voorzieningenwijzer.storage.follow_ups import FollowUps
from voorzieningenwijzer.storage.handover import HandOvers
from voorzieningenwijzer.storage.plans import Plans
from voorzieningenwijzer.storage.print_queue import PrintQueue
from voorzieningenwijzer.storage.proposals import Proposals
from voorzieningenwijzer.storage.retention import Lives
from voorzieningenwijzer.storage.settings import Settings


class Session:
    def __init__(self, db: Database, account: str) -> None:
        self.accounts = Accounts(db, account)
        self.answers = Answers(db, account)
        self.approvals = Approvals(db, account)
        self.audit = Audit(db, account)
        self.consents = Consents(db, account)
        self.contacts = Contacts(db, account)
        self.countings = Countings(db, account)
        self.dossiers = Dossiers(db, account)
        self.follow_ups = FollowUps(db, account)
        self.hand_overs = HandOvers(db, account)
        self.life = Lives(db, account)
        self.plans = Plans(db, account)
        self.print_queue = PrintQueue(db, account)
        self.proposals = Proposals(db, account)
        self.settings = Settings(db, account)
