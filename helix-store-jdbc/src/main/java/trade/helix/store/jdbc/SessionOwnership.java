package trade.helix.store.jdbc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import trade.helix.api.account.AccountId;
import trade.helix.api.store.StoreException;
import trade.helix.api.store.StoreException.Category;

/**
 * Owns accounts by advisory locks of the session that writes. So the end of that session is the end of the ownership, and a
 * commit that succeeds proves it. After a new connection every lock is taken again before anything is written, and an account that
 * somebody else had in between is lost.
 */
final class SessionOwnership implements Ownership {
    private static final Logger LOG = LoggerFactory.getLogger(SessionOwnership.class);
    private static final String SELF =
            "SELECT pid, backend_start::text FROM pg_stat_activity WHERE pid = pg_backend_pid()";
    private static final String TRY = "SELECT pg_try_advisory_lock(?)";

    /** Waits as long as the session's lock_timeout: a process that was killed a moment ago may not be gone yet. */
    private static final String WAIT = "SELECT pg_advisory_lock(?)";

    private static final String UNLOCK = "SELECT pg_advisory_unlock(?)";

    private static final String HOLDER =
            "SELECT a.pid, COALESCE(a.backend_start::text, 'a time that only its role may see'), a.application_name FROM pg_locks l"
                    + " JOIN pg_stat_activity a ON a.pid = l.pid WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1"
                    + " AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())"
                    + " AND ((l.classid::bigint << 32) | l.objid::bigint) = ?";
    private static final String END = "SELECT pg_terminate_backend(?)";

    /** With the account's name behind it: by which session it was taken last. */
    private static final String META = "taken ";

    private static final String NOTE = "INSERT INTO store_meta (name, value) VALUES (?, ?)"
            + " ON CONFLICT (name) DO UPDATE SET value = excluded.value";
    private static final String NOTED = "SELECT value FROM store_meta WHERE name = ?";
    private static final String NOT_AVAILABLE = "55P03";

    private final Postgres postgres;

    // Whether each account that was taken is held by the present session.
    private final Map<AccountId, Boolean> taken = new HashMap<>();

    // The sessions of this journal, also those that are lost.
    private final Set<String> mine = new HashSet<>();

    SessionOwnership(Postgres postgres) {
        this.postgres = postgres;
    }

    /** The server's process of a session. */
    private record Server(int pid, String since, String application) {
        String identity() {
            return pid + " since " + since;
        }
    }

    @Override
    public void take(Session writer, AccountId account, Instant now) throws SQLException {
        if (Boolean.TRUE.equals(taken.get(account))) {
            return;
        }
        Server self = server(writer);
        mine.add(self.identity());
        Server holder = lock(writer, account);
        if (holder != null) {
            throw new StoreException(
                    Category.OWNED_ELSEWHERE,
                    "Account " + account + " is owned by " + named(holder)
                            + ". One store at a time trades an account: close that one, or stop its process; the account is"
                            + " free the moment it ends.");
        }
        note(writer, account, self);
        taken.put(account, true);
    }

    private static void note(Session writer, AccountId account, Server self) throws SQLException {
        writer.update(NOTE, META + account.value(), self.identity());
    }

    /** Null if the account is this session's now; else who has it. */
    private @Nullable Server lock(Session writer, AccountId account) throws SQLException {
        long key = key(writer, account);
        if (writer.query(row -> row.getBoolean(1), TRY, key).get(0)) {
            return null;
        }
        Server holder = holder(writer, key);
        if (holder != null && mine.contains(holder.identity())) {
            // The server has not noticed yet that our connection is gone. Nobody uses it any more.
            LOG.warn("Account {} is held by a lost connection of this process, which is ended.", account);
            writer.query(row -> row.getBoolean(1), END, holder.pid());
        }
        try {
            writer.query(row -> row.getString(1), WAIT, key);
            return null;
        } catch (SQLException e) {
            if (!NOT_AVAILABLE.equals(e.getSQLState())) {
                throw e;
            }
            Server still = holder(writer, key);
            return still == null ? new Server(0, "a moment ago", "somebody who has gone since") : still;
        }
    }

    private static @Nullable Server holder(Session writer, long key) throws SQLException {
        return writer.query(row -> new Server(row.getInt(1), row.getString(2), row.getString(3)), HOLDER, key).stream()
                .findFirst()
                .orElse(null);
    }

    private static Server server(Session writer) throws SQLException {
        return writer.query(row -> new Server(row.getInt(1), row.getString(2), ""), SELF)
                .get(0);
    }

    private static String named(Server holder) {
        return holder.application().replaceFirst("^helix ", "") + " since " + holder.since();
    }

    /** The lock's number: of this schema and account, and hardly of anything else in the server. */
    private static long key(Session writer, AccountId account) throws SQLException {
        String schema =
                writer.query(row -> row.getString(1), "SELECT current_schema()").get(0);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(("helix account " + schema + " " + account).getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    @Override
    public void require(AccountId account) {
        Boolean held = taken.get(account);
        if (held == null) {
            throw Ownership.neverTaken(account);
        }
        if (!held) {
            throw new StoreException(
                    Category.LOCK_LOST,
                    "Account " + account + " is no longer owned: while the connection to " + postgres.name()
                            + " was gone, somebody else took it. Nothing was stored. Stop all but one process that trades"
                            + " it, and load it again.");
        }
    }

    @Override
    public void moved(Session writer) throws SQLException {
        taken.replaceAll((account, held) -> false);
        Server self = server(writer);
        mine.add(self.identity());
        for (AccountId account : List.copyOf(taken.keySet())) {
            Server holder = lock(writer, account);
            if (holder != null) {
                LOG.error("Account {} is lost to {}.", account, named(holder));
            } else if (isTakenByMe(writer, account)) {
                note(writer, account, self);
                taken.put(account, true);
            } else {
                LOG.error("Account {} was somebody else's while the connection was gone.", account);
                writer.query(row -> row.getBoolean(1), UNLOCK, key(writer, account));
            }
        }
    }

    /** Whoever had it in between may have given it up again, and what it did is not known here. */
    private boolean isTakenByMe(Session writer, AccountId account) throws SQLException {
        return writer.query(row -> row.getString(1), NOTED, META + account.value()).stream()
                .anyMatch(mine::contains);
    }

    /** Nothing to do: the locks ended with the session. */
    @Override
    public void close() {
        taken.clear();
    }
}
