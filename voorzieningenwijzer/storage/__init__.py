"""The dossiers: encrypted, saved at once, erased for real, copied and put back.

In short::

    folder = data_folder(demo=False)              # Path; VOORZIENINGENWIJZER_DATA overrides
    vault = Vault(folder)
    vault.exists()                                # False: first start
    code = vault.create(name, passphrase, now)    # the recovery code to write down
    key = vault.unlock(passphrase, now, name)     # WaitError, WrongPassphraseError
    key = vault.recover(code, new_passphrase, now)
    vault.change_passphrase(old, new, now); vault.new_recovery_code(passphrase, now)
    vault.asks_name(); vault.seconds_to_wait(now, name)
    holders = Holders(vault, account, passphrase, now)   # a coordinator and the own passphrase
    holders.add(new, passphrase, names, reporter=False); holders.reset(...); holders.remove(names)

    store = Store.open(folder, key)               # checks all pages, migrates, takes the lock
    with store.write() as tx:                     # all or nothing, on disk when it ends
        dossier = tx.dossiers.create(label, municipality, channel, now)
        tx.answers.append(dossier.id, [NewLine(question, member, raw, value, dont_know)], now)
    with store.read() as view:
        view.answers.lines(dossier.id)
    store.erase_dossier(id, now); store.erase_line(id, line, now)
    store.erase_answer(id, question, member, now)
    store.retire(today, now)                      # close and take out what is due
    store.close()                                 # lock: the key is forgotten

    back_up(store, target, now)                   # target ends in .vwkopie
    restore(folder, source, secret, by_code=False) -> Restored   # keeps the former store aside
    store.folder.aside(); store.remove_aside()

Inside ``read()`` and ``write()``: ``accounts`` add, listing, names, get, current, set_role,
set_deputy, end; ``dossiers`` create, get, listing, mine, is_mine, search, give_to, rename,
describe, set_status, touch, new_member; ``consents`` give, of, current,
withdraw; ``answers`` append, lines; ``follow_ups`` require, append, lines; ``plans`` save,
keep_pdf, editions, get, content, pdf, annex; ``print_queue`` add, remove, listing, of;
``settings`` get, set, values; ``approvals`` approve, listing, fingerprints; ``proposals`` add, get,
listing, approve, reject; ``audit`` add, lines, broken_at. ``now`` is a datetime with a time zone.
Every error is a StoreError; ``str()`` of it is a Dutch sentence for the coach.
"""

from voorzieningenwijzer.database import (
    BusyError,
    DamagedError,
    DatabaseFileError,
    DiskError,
    DiskFullError,
    ForeignFileError,
    LockedError,
    MissingFileError,
    NewerStoreError,
    NotWritableError,
    StoreError,
    WrongKeyError,
)
from voorzieningenwijzer.storage.accounts import (
    COACH,
    COORDINATOR,
    RAPPORTEUR,
    ROLES,
    TABELBEHEERDER,
    VERWIJZER,
    Account,
)
from voorzieningenwijzer.storage.answers import AnswerLine, NewLine
from voorzieningenwijzer.storage.approvals import Approval
from voorzieningenwijzer.storage.archive import Contents, read_contents
from voorzieningenwijzer.storage.audit import AuditLine
from voorzieningenwijzer.storage.backup import SUFFIX, Restored, back_up, restore
from voorzieningenwijzer.storage.consents import Consent
from voorzieningenwijzer.storage.contacts import Contact
from voorzieningenwijzer.storage.dossiers import GESLOTEN, GESPREK, OPVOLGING, Dossier
from voorzieningenwijzer.storage.errors import (
    BackupExistsError,
    BackupFileError,
    CountsOnlyError,
    DamagedBackupError,
    ForeignBackupError,
    InUseError,
    KeyringDamagedError,
    LaterDateError,
    MistypedCodeError,
    NameTakenError,
    NewerBackupError,
    NoFollowUpError,
    NoStoreError,
    OwnProposalError,
    StoreExistsError,
    UnknownAccountError,
    UnknownDossierError,
    UnknownLineError,
    UnknownPlanError,
    UnknownProposalError,
    WaitError,
    WeakPassphraseError,
    WrongBackupPassphraseError,
    WrongNameOrPassphraseError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)
from voorzieningenwijzer.storage.folder import DataFolder, data_folder
from voorzieningenwijzer.storage.follow_ups import FollowUpLine, NewFollowUp
from voorzieningenwijzer.storage.holders import Holders
from voorzieningenwijzer.storage.keys import Cost, Key
from voorzieningenwijzer.storage.plans import PAPERS, PlanEdition
from voorzieningenwijzer.storage.print_queue import ToPrint
from voorzieningenwijzer.storage.proposals import (
    APPROVED,
    OPEN,
    REJECTED,
    WITHDRAWN,
    Proposal,
)
from voorzieningenwijzer.storage.retention import Fate, Periods, Retired
from voorzieningenwijzer.storage.session import Session
from voorzieningenwijzer.storage.store import Store
from voorzieningenwijzer.storage.vault import Vault

__all__ = [
    "APPROVED",
    "COACH",
    "COORDINATOR",
    "GESLOTEN",
    "GESPREK",
    "OPEN",
    "OPVOLGING",
    "PAPERS",
    "RAPPORTEUR",
    "REJECTED",
    "ROLES",
    "SUFFIX",
    "TABELBEHEERDER",
    "VERWIJZER",
    "WITHDRAWN",
    "Account",
    "AnswerLine",
    "Approval",
    "AuditLine",
    "BackupExistsError",
    "BackupFileError",
    "BusyError",
    "Consent",
    "Contact",
    "Contents",
    "Cost",
    "CountsOnlyError",
    "DamagedBackupError",
    "DamagedError",
    "DataFolder",
    "DatabaseFileError",
    "DiskError",
    "DiskFullError",
    "Dossier",
    "Fate",
    "FollowUpLine",
    "ForeignBackupError",
    "ForeignFileError",
    "Holders",
    "InUseError",
    "Key",
    "KeyringDamagedError",
    "LaterDateError",
    "LockedError",
    "MissingFileError",
    "MistypedCodeError",
    "NameTakenError",
    "NewFollowUp",
    "NewLine",
    "NewerBackupError",
    "NewerStoreError",
    "NoFollowUpError",
    "NoStoreError",
    "NotWritableError",
    "OwnProposalError",
    "Periods",
    "PlanEdition",
    "Proposal",
    "Restored",
    "Retired",
    "Session",
    "Store",
    "StoreError",
    "StoreExistsError",
    "ToPrint",
    "UnknownAccountError",
    "UnknownDossierError",
    "UnknownLineError",
    "UnknownPlanError",
    "UnknownProposalError",
    "Vault",
    "WaitError",
    "WeakPassphraseError",
    "WrongBackupPassphraseError",
    "WrongKeyError",
    "WrongNameOrPassphraseError",
    "WrongPassphraseError",
    "WrongRecoveryCodeError",
    "back_up",
    "data_folder",
    "read_contents",
    "restore",
]
