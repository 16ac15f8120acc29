"""The desk: one data folder, its vault, and what is open on it while the passphrase was given.

One per program. The key is in memory while it is unlocked; locking drops it, and every session.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from voorzieningenwijzer.casework.counts.at_desk import CountsAtDesk
from voorzieningenwijzer.casework.faults import ClosedError, DeskError
from voorzieningenwijzer.casework.settings import key_of
from voorzieningenwijzer.casework.talking.cases import DossierCase, QuickCase
from voorzieningenwijzer.casework.talking.recent import Recent
from voorzieningenwijzer.casework.tidying import tidy
from voorzieningenwijzer.shipped import program_mark
from voorzieningenwijzer.storage import (
    RAPPORTEUR,
    Account,
    Cost,
    Key,
    Store,
    StoreError,
    UnknownDossierError,
    Vault,
)

if TYPE_CHECKING:
    from voorzieningenwijzer.casework.held.handover import Ready
    from voorzieningenwijzer.interview.questionnaire import Questionnaire
    from voorzieningenwijzer.tables import Tables
    from voorzieningenwijzer.tables.bundle import Preview

IDLE_LIMIT = timedelta(minutes=15)
DEMO_PASSPHRASE, DEMO_COST = "vier woorden om te proberen", Cost(memory=8 * 1024, rounds=1)
"""Of dossiers of nobody: it stands on the page that asks for it, so nobody need guess."""


class Desk:
    """Thread-safe: the pages come from several threads."""

    def __init__(
        self,
        folder: Path,
        demo: bool = False,
        idle_limit: timedelta = IDLE_LIMIT,
        vault: Vault | None = None,
    ) -> None:
        self.folder = folder
        self.demo = demo
        self.idle_limit = idle_limit
        self.recovery_code_to_show: str | None = None
        self.quick: QuickCase | None = None
        self.bundle_to_approve: Preview | None = None
        self.vault = vault or Vault(folder, DEMO_COST if demo else None)
        self._store: Store | None = None
        self._account: Account | None = None
        self._tables: Tables | None = None
        self.recent = Recent()
        self._admitted: set[str] = set()
        self._entered: set[str] = set()
        self._retired_on: date | None = None
        self.hand_over: Ready | None = None
        self.put_back = False
        self.notices: frozenset[str] = frozenset()
        self.ask_later: set[tuple[str, str | None]] = set()
        self._last_use: datetime | None = None
        self._lock = RLock()
        self.counts = CountsAtDesk(folder)

    @property
    def exists(self) -> bool:
        return self.vault.exists()

    @property
    def is_open(self) -> bool:
        return self._account is not None

    @property
    def account(self) -> Account:
        """Who is there; of a reporter the name lies where that account cannot read."""
        if self._account is None:
            raise ClosedError("De dossiers zijn op slot.")
        return self._account

    @property
    def store(self) -> Store:
        if self._store is None:
            raise ClosedError("De dossiers zijn op slot.")
        return self._store

    @property
    def questionnaire(self) -> "Questionnaire":
        """Loaded at first use, like the tables: the door opens before they are in memory."""
        from voorzieningenwijzer.interview.loading import load_questionnaire

        return load_questionnaire()

    @property
    def tables(self) -> "Tables":
        from voorzieningenwijzer.tables import Tables

        with self._lock:
            if self._tables is None:
                self._tables = Tables.in_use(self.folder)
            return self._tables

    def load(self) -> None:
        """Have in memory what the first pages need, before somebody waits for it."""
        _ = self.questionnaire, self.tables, program_mark()

    def tables_changed(self) -> None:
        self._tables = None

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Reading answers and adding to them as one step: two tabs cannot come in between."""
        with self._lock:
            yield

    def case(self, dossier: str) -> DossierCase:
        with self.store.read() as session:
            label = session.dossiers.get(dossier).label
            agreed = frozenset(one.member or "" for one in session.consents.current(dossier)) - {""}
        return DossierCase(self.store, dossier, label, agreed, recent=self.recent)

    def create(self, name: str, passphrase: str, now: datetime) -> None:
        """First start. The recovery code waits in memory until it is written down."""
        with self._named():
            code = self.vault.create(name, passphrase, now)
            self._keep_open(self.vault.unlock(passphrase, now), now)
        self.recovery_code_to_show = code
        with self.store.write() as session:
            session.settings.set(key_of("coach", self.account.id), name)

    def unlock(self, passphrase: str, now: datetime, name: str = "") -> None:
        """Whoever else is at the desk is put out first: it serves one at a time."""
        with self._named():
            self._keep_open(self.vault.unlock(passphrase, now, name), now)

    def recover(self, code: str, passphrase: str, now: datetime) -> None:
        """A new passphrase with the recovery code; that code stays the same."""
        with self._named():
            self._keep_open(self.vault.recover(code, passphrase, now), now)

    def confirm_recovery_code(self, last_part: str) -> bool:
        code = self.recovery_code_to_show or ""
        if last_part.replace(" ", "").strip("-").upper() != code.rpartition("-")[2].upper():
            return False
        self.recovery_code_to_show = None
        return True

    def lock(self) -> None:
        """At once: the key, the quick sum and every session are gone."""
        with self._lock:
            store, self._store = self._store, None
            self._account = self.quick = self.bundle_to_approve = None
            self.recovery_code_to_show = self.hand_over = None
            self.recent.forget()
            self._admitted.clear()
            self._entered.clear()
            self.ask_later.clear()
            self._retired_on = self._last_use = None
        self.counts.close()
        if store is not None:
            store.close()

    def lock_when_idle(self, now: datetime) -> bool:
        """Lock when nobody used the desk for ``idle_limit``, or the clock was set back that far."""
        last = self._last_use
        if last is None or abs(now - last) <= self.idle_limit:
            return False
        self.lock()
        return True

    def admit(self, token: str, now: datetime) -> None:
        self._admitted.add(token)
        self._last_use = now

    def touch(self, now: datetime) -> None:
        self._last_use = now

    def is_open_for(self, token: str) -> bool:
        return self.is_open and token in self._admitted

    def retire(self, now: datetime, *, sure: bool = False) -> None:
        """Take out what is due: at opening, before the first page, and then once a day.

        What stands in the way is a notice on the list, not a closed door. Examples stay.
        """
        today = now.date()
        with self._lock:
            if self._store is None or self.demo or (self._retired_on == today and not sure):
                return
            self._retired_on = today
            self.recent.forget()
            self.notices = tidy(self._store, self.counts, now, sure=sure)

    def account_changed(self) -> None:
        """Somebody may have got another role, who is there too."""
        with self.store.read() as session:
            self._account = session.accounts.current()

    def enter(self, dossier: str, now: datetime) -> None:
        """Written down once as long as the desk is open. UnknownDossierError: not one of yours.

        Whose it is instead is not said, nor whether it exists.
        """
        with self.store.read() as session:
            if not session.dossiers.is_mine(dossier):
                raise UnknownDossierError
        if dossier not in self._entered:
            with self.store.write() as session:
                session.audit.add("dossier_geopend", now, dossier)
            self._entered.add(dossier)

    close = lock

    def _keep_open(self, key: Key, now: datetime) -> None:
        with self._lock:
            if self._account is not None and self._account.id == key.account:
                return
            self.lock()
            self.counts = CountsAtDesk(self.folder, key)
            if key.dossiers is None:
                self._account = Account(key.account, "", RAPPORTEUR, now)
                return
            store = Store.open(self.folder, key)
            try:
                with store.write() as session:
                    account = session.accounts.current()
                    session.audit.add("ontgrendeld", now)
                    if self.put_back:
                        session.audit.add("reservekopie_teruggezet", now)
            except BaseException:
                store.close()
                raise
            self._store, self._account, self.put_back = store, account, False
        self.retire(now)

    @contextmanager
    def _named(self) -> Iterator[None]:
        try:
            yield
        except StoreError as problem:
            raise DeskError(str(problem)) from problem
