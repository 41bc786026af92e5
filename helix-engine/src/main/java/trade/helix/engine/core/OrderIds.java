package trade.helix.engine.core;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import trade.helix.api.account.AccountId;
import trade.helix.api.journal.Leg;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.signal.SignalRef;
import trade.helix.api.trade.TradeId;

/**
 * Derives ids, so that the same order has the same id whenever it is thought of again. 18 characters, as the strictest venue
 * asks: a letter for the leg and 17 digits of base 36 (88 bits) of a SHA-256 over epoch, account, signal, leg and attempt.
 */
final class OrderIds {
    private static final int DIGITS = 17;
    private static final int BASE = 36;

    private final String epoch;
    private final AccountId account;

    OrderIds(String epoch, AccountId account) {
        this.epoch = epoch;
        this.account = account;
    }

    ClientOrderId order(SignalRef ref, Leg leg, int attempt) {
        return new ClientOrderId(letter(leg) + digest(ref, leg + " " + attempt));
    }

    private static char letter(Leg leg) {
        return switch (leg) {
            case ENTRY -> 'e';
            case PROTECTION -> 'p';
            case EXIT -> 'x';
            case MANUAL -> 'm';
        };
    }

    TradeId trade(SignalRef ref) {
        return new TradeId("t" + digest(ref, "trade"));
    }

    private String digest(SignalRef ref, String what) {
        String text = String.join("\n", epoch, account.value(), ref.value(), what);
        String digits = new BigInteger(1, sha256(text)).toString(BASE);
        return digits.substring(digits.length() - DIGITS);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256; this one does not.", e);
        }
    }
}
