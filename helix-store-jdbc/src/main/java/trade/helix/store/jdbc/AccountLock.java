package trade.helix.store.jdbc;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import trade.helix.api.account.AccountId;
import trade.helix.api.store.StoreException;
import trade.helix.api.store.StoreException.Category;

/**
 * Ownership of an account: an OS lock on a file of its own, which dies with the process however it ends. The holder's
 * name is in another file, for people only.
 */
final class AccountLock implements AutoCloseable {
    // Static on purpose. POSIX drops a process's lock on a file as soon as the process closes any descriptor of that
    // file: a second channel in this JVM, opened to try and closed on refusal, would free the account for everybody.
    // So a lock file that this JVM holds is never opened again, whichever store asks. Guarded by CHANNELS.
    private static final Set<Path> HELD = new HashSet<>();

    // A channel that was refused because this JVM holds the lock under another class loader, where HELD cannot see it.
    // Kept for the next try, because closing it would free the account. Guarded by itself.
    private static final Map<Path, FileChannel> CHANNELS = new HashMap<>();

    private final Path lockFile;
    private final Path ownerFile;
    private final FileChannel channel;

    // Which file it is, whatever its name; null where the file system does not tell.
    private final @Nullable Object identity;

    private AccountLock(Path lockFile, Path ownerFile, FileChannel channel, @Nullable Object identity) {
        this.lockFile = lockFile;
        this.ownerFile = ownerFile;
        this.channel = channel;
        this.identity = identity;
    }

    /**
     * Takes an account.
     *
     * @throws StoreException {@code OWNED_ELSEWHERE} with the holder's name, or {@code UNAVAILABLE}
     */
    static AccountLock take(Sqlite sqlite, AccountId account, Instant now) {
        Path lockFile = sqlite.beside("." + account + ".lock");
        Path ownerFile = sqlite.beside("." + account + ".owner");
        try {
            FileChannel channel = locked(lockFile);
            if (channel == null) {
                throw new StoreException(
                        Category.OWNED_ELSEWHERE,
                        "Account " + account + " is owned by " + holder(ownerFile)
                                + ". One store at a time trades an account: close that one, or stop its process;"
                                + " the account is free the moment it ends.");
            }
            var lock = new AccountLock(lockFile, ownerFile, channel, identity(lockFile));
            lock.nameHolder(now);
            return lock;
        } catch (IOException e) {
            throw new StoreException(
                    Category.UNAVAILABLE,
                    "The lock " + lockFile + " cannot be taken: " + e + ". Let this process write to its folder.",
                    e);
        }
    }

    /** Whether the lock is still the account's: another process locks whatever file has its name. */
    boolean isHeld() {
        try {
            return channel.isOpen() && Objects.equals(identity, identity(lockFile));
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new StoreException(
                    Category.UNAVAILABLE,
                    "The lock " + lockFile + " cannot be looked at: " + e + ". Let this process read its folder.",
                    e);
        }
    }

    private static @Nullable Object identity(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    private static @Nullable FileChannel locked(Path lockFile) throws IOException {
        synchronized (CHANNELS) {
            if (HELD.contains(lockFile)) {
                return null;
            }
            FileChannel channel = CHANNELS.remove(lockFile);
            if (channel == null || !channel.isOpen()) {
                channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            }
            return locked(lockFile, channel);
        }
    }

    private static @Nullable FileChannel locked(Path lockFile, FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                // Another process has it, so this one does not, and closing frees nothing.
                channel.close();
                return null;
            }
            HELD.add(lockFile);
            return channel;
        } catch (OverlappingFileLockException e) {
            CHANNELS.put(lockFile, channel);
            return null;
        } catch (IOException e) {
            Failures.closeAfter(e, channel);
            throw e;
        }
    }

    private void nameHolder(Instant now) throws IOException {
        try {
            Files.writeString(ownerFile, ThisProcess.name() + " since " + now);
        } catch (IOException e) {
            Failures.closeAfter(e, this);
            throw e;
        }
    }

    /** For a moment after a change of holders it may name the one before, or nobody. */
    private static String holder(Path ownerFile) throws IOException {
        try {
            return Files.readString(ownerFile);
        } catch (NoSuchFileException e) {
            return "somebody who has not given a name";
        }
    }

    /** Frees the account. The lock file stays: who removes it could let two processes lock two files of one name. */
    @Override
    public void close() throws IOException {
        synchronized (CHANNELS) {
            if (!HELD.contains(lockFile) || !channel.isOpen()) {
                return;
            }
            try (channel) {
                if (isHeld()) {
                    Files.deleteIfExists(ownerFile);
                }
            } finally {
                HELD.remove(lockFile);
            }
        }
    }
}
