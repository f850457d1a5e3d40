"""PostgreSQL with a pool and a transaction that always gives its connection back."""

from typing import Any, cast

from piccolo.engine.postgres import PostgresEngine, PostgresTransaction

POLACZEN = 10
CZEKANIE_NA_POLACZENIE_S = 10
BLOKADA_MIGRACJI = 20180401  # any numbers that only this service uses
BLOKADA_ZAPISOW = 20180402


class TransakcjaPostgres(PostgresTransaction):
    """Piccolo's own keeps the connection and the context variable when COMMIT fails; this one does not."""

    async def __aenter__(self) -> "TransakcjaPostgres":
        if self._parent is not None:
            return cast("TransakcjaPostgres", self._parent)
        self.connection = await self.get_connection()
        try:
            self.transaction = self.connection.transaction()
            await self.begin()
        except BaseException:
            await self._oddaj()
            raise
        self.context = self.engine.current_transaction.set(self)
        return self

    async def __aexit__(self, exception_type: Any, exception: Any, traceback: Any) -> bool:
        if self._parent is not None:
            return exception is None
        self.engine.current_transaction.reset(self.context)
        try:
            await (self.rollback() if exception else self.commit())
        finally:
            await self._oddaj()
        return False

    async def _oddaj(self) -> None:
        pula = self.engine.pool
        await (pula.release(self.connection) if pula else self.connection.close())


class SilnikPostgres(PostgresEngine):
    """Piccolo's engine with a pool from the start and the safe transaction."""

    async def otworz(self) -> None:
        """Open the pool."""
        await self.start_connection_pool(min_size=1, max_size=POLACZEN, timeout=CZEKANIE_NA_POLACZENIE_S)

    async def zamknij(self) -> None:
        """Close the pool; waits for running queries."""
        await self.close_connection_pool()

    async def get_version(self) -> float:
        return 10.0  # Piccolo would open a connection of its own at every start, only to compare

    def transaction(self, allow_nested: bool = True) -> TransakcjaPostgres:
        return TransakcjaPostgres(engine=self, allow_nested=allow_nested)

    def wspolna_transakcja(self) -> TransakcjaPostgres:
        """A transaction of one short operation; PostgreSQL lets them end together by itself."""
        return self.transaction()

    async def zaczyna_zapis(self) -> None:
        """First in every write: many hold it together, so that `po_zapisach` can wait for all of them."""
        await self.run_ddl(f"SELECT pg_advisory_xact_lock_shared({BLOKADA_ZAPISOW})")

    async def po_zapisach(self) -> None:
        """Wait for the writes that have begun; what begins later gets a later time."""
        async with self.transaction():
            await self.run_ddl(f"SELECT pg_advisory_xact_lock({BLOKADA_ZAPISOW})")

    async def sam_migruje(self) -> None:
        """Wait until no other process migrates; the lock ends with the transaction."""
        await self.run_ddl(f"SELECT pg_advisory_xact_lock({BLOKADA_MIGRACJI})")
