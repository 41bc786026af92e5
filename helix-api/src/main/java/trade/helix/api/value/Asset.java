package trade.helix.api.value;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A currency or coin by its common code: {@code BTC}, {@code USDT}. USDT is not USD.
 *
 * @param code 1 to 20 capital letters and digits; venue dialects such as {@code XBT} are translated by the adapter
 */
public record Asset(String code) implements Comparable<Asset> {
    private static final Pattern FORM = Pattern.compile("[A-Z0-9]{1,20}");

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if the code has another form
     */
    public Asset {
        if (!FORM.matcher(Objects.requireNonNull(code, "code")).matches()) {
            throw new IllegalArgumentException(
                    "Not an asset code: '" + code + "'. Use 1 to 20 capital letters and digits, such as BTC.");
        }
    }

    /**
     * The asset of a code.
     *
     * @param code as in the record
     * @return the asset
     */
    public static Asset of(String code) {
        return new Asset(code);
    }

    @Override
    public int compareTo(Asset other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
