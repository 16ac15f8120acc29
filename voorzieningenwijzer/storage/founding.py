"""A new store: two random keys, closed for the first account and with a recovery code."""

import secrets
from datetime import datetime

from voorzieningenwijzer.database import EncryptedDatabase
from voorzieningenwijzer.storage import migrations, recovery_code
from voorzieningenwijzer.storage.accounts import COORDINATOR
from voorzieningenwijzer.storage.folder import DataFolder, new_folder, sync_folder
from voorzieningenwijzer.storage.keyring import RECOVERY, Keyring
from voorzieningenwijzer.storage.keys import ClosedKeys, Cost, new_key
from voorzieningenwijzer.storage.opening import DOSSIERS, TELLINGEN
from voorzieningenwijzer.storage.passphrase import normal
from voorzieningenwijzer.storage.placing import PREPARED, discard, place
from voorzieningenwijzer.storage.session import Session


def found_store(folder: DataFolder, name: str, passphrase: str, now: datetime, cost: Cost) -> str:
    """Make it elsewhere and put it in place; the recovery code. Call it with the lock held."""
    account, code = secrets.token_hex(8), recovery_code.new_code()
    keys = {DOSSIERS: new_key(), TELLINGEN: new_key()}
    keyring = Keyring(
        {account: ClosedKeys.close(keys, normal(passphrase), account, cost)},
        ClosedKeys.close(keys, code, RECOVERY, cost),
    )
    prepared = new_folder(folder.root, PREPARED)
    try:
        keyring.write(prepared / folder.keyring.name)
        database = EncryptedDatabase.create(
            prepared / folder.database.name, keys[DOSSIERS], migrations.APPLICATION_ID
        )
        try:
            migrations.migrate(database, 0)
            with database.write() as db:
                Session(db, account).accounts.add(account, name, COORDINATOR, now)
        finally:
            database.close()
        sync_folder(prepared)
        place(folder, prepared)
    except BaseException:
        discard(folder, prepared)
        raise
    return code
