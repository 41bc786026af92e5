package trade.helix.webhook;

import java.util.List;
import java.util.Optional;
import trade.helix.api.value.Secret;

/** Knows who may send signals. Every comparison is {@link Secret#matches}, which takes constant time. */
final class Authentication {
    private final List<Secret> secrets;

    Authentication(List<Secret> secrets) {
        this.secrets = List.copyOf(secrets);
    }

    /** Whether one of the valid secrets was presented; all are compared, whichever matches. */
    boolean admits(Optional<String> presented) {
        boolean admitted = false;
        for (Secret secret : secrets) {
            admitted |= presented.isPresent() && secret.matches(presented.get());
        }
        return admitted;
    }
}
