package trade.helix.simulator.kraken;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import trade.helix.simulator.market.Account;
import trade.helix.simulator.market.Ids;

/** Tokens that let a connection see an account: good for 15 minutes, and then for as long as a subscription uses them. */
final class Tokens {
    static final Duration LIFE = Duration.ofMinutes(15);

    private final InstantSource clock;
    private final Ids ids;
    private final Map<String, Token> tokens = new HashMap<>();

    Tokens(InstantSource clock, Ids ids) {
        this.clock = clock;
        this.ids = ids;
    }

    private static final class Token {
        private final Account account;
        private final Instant expiresAt;
        private int users;

        Token(Account account, Instant expiresAt) {
            this.account = account;
            this.expiresAt = expiresAt;
        }
    }

    String issue(Account account) {
        String token = ids.nextClientId() + ids.nextClientId();
        tokens.put(token, new Token(account, clock.instant().plus(LIFE)));
        return token;
    }

    /** The account of a token that is good, which is used from now on. */
    Account use(String text) {
        Token token = tokens.get(text);
        boolean dead = token != null && token.users == 0 && clock.instant().isAfter(token.expiresAt);
        if (token == null || dead) {
            tokens.remove(text);
            throw KrakenException.of("ESession:Invalid session");
        }
        token.users++;
        return token.account;
    }

    /** One use less. */
    void release(String text) {
        Token token = tokens.get(text);
        if (token != null) {
            token.users--;
        }
    }
}
