package trade.helix.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import trade.helix.api.venue.Capabilities;

/**
 * Which rules are tried on an adapter, which are not and why, and what is wrong with that.
 *
 * @param tried in order
 * @param passedOver one line each
 * @param complaints what the adapter has to change in its list; empty if nothing
 */
record Selection<S>(List<Rule<S>> tried, List<String> passedOver, List<String> complaints) {
    static <S> Selection<S> of(
            List<Rule<S>> rules, Capabilities declared, Set<VenueFault> faults, Map<String, String> notTried) {
        var unused = new TreeMap<>(notTried);
        List<Rule<S>> tried = new ArrayList<>();
        List<String> passedOver = new ArrayList<>();
        List<String> complaints = new ArrayList<>();
        for (Rule<S> rule : rules) {
            String reason = unused.remove(rule.number());
            boolean applies = applies(rule, declared);
            boolean possible = faults.containsAll(rule.faults());
            if (!applies) {
                passedOver.add(rule + " (" + whyNot(rule) + ")");
            } else if (possible && (reason == null || rule.must())) {
                tried.add(rule);
            } else {
                passedOver.add(rule + " (" + (reason == null ? "no reason given" : reason) + ")");
            }
            complain(rule, applies, possible, reason).forEach(complaints::add);
        }
        unused.keySet().forEach(number -> complaints.add("There is no rule " + number + ": take it off the list."));
        return new Selection<>(List.copyOf(tried), List.copyOf(passedOver), List.copyOf(complaints));
    }

    private static boolean applies(Rule<?> rule, Capabilities declared) {
        return rule.with().stream().allMatch(declared::has)
                && rule.without().stream().noneMatch(declared::has);
    }

    private static String whyNot(Rule<?> rule) {
        return rule.with().isEmpty()
                ? "only for an adapter without " + rule.without()
                : "only for an adapter that declares " + rule.with();
    }

    private static List<String> complain(Rule<?> rule, boolean applies, boolean possible, @Nullable String reason) {
        if (reason == null) {
            return applies && !possible
                    ? List.of(rule + ": was not tried, for the fixture cannot make " + rule.faults()
                            + " happen. Teach it, or list the rule with a reason.")
                    : List.of();
        }
        List<String> complaints = new ArrayList<>();
        if (reason.isBlank()) {
            complaints.add(rule + ": is listed without a reason. Give one.");
        }
        if (!applies || (possible && rule.must())) {
            complaints.add(rule + ": is listed as not tried, and " + (applies ? "can be tried" : "does not apply")
                    + ". Take it off the list.");
        }
        return complaints;
    }

    /** What a person reads at the end: what was tried, what was not, and why. */
    String report(String who) {
        return who + ": " + tried.size() + " rules tried, " + passedOver.size() + " not"
                + passedOver.stream()
                        .map(line -> System.lineSeparator() + "  not tried: " + line)
                        .collect(Collectors.joining());
    }
}
