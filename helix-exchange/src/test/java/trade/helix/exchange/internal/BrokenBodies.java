package trade.helix.exchange.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** A good body in every small way that it can be broken, or be newer than what it is read by. */
public final class BrokenBodies {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> STRANGE = List.of(
            "null", "\"NEVER_SEEN\"", "\"\"", "-1", "1E999999999", "true", "{}", "[]", "[{}]", "{\"a\":[null]}");

    private BrokenBodies() {}

    /** Cut off after each of its characters; and each of its fields and items missing, or with another value. */
    public static List<String> of(String good) {
        List<String> broken = new ArrayList<>();
        for (int end = 0; end < good.stripTrailing().length(); end++) {
            broken.add(good.substring(0, end));
        }
        JsonNode tree = read(good);
        for (String path : paths(tree, "")) {
            broken.add(without(tree.deepCopy(), path));
            STRANGE.forEach(value -> broken.add(with(tree.deepCopy(), path, read(value))));
        }
        return broken;
    }

    /** With a field in each object that nobody knows yet: it means what it meant. */
    public static String newer(String good) {
        JsonNode tree = read(good);
        tree.findParents("symbol").forEach(each -> ((ObjectNode) each).set("zNew", read("{\"deep\":[1,{}]}")));
        return ((ObjectNode) tree).set("aNew", read("[1,\"x\"]")).toString();
    }

    private static List<String> paths(JsonNode tree, String here) {
        List<String> paths = new ArrayList<>();
        if (tree.isObject()) {
            tree.properties().forEach(field -> {
                paths.add(here + "/" + field.getKey());
                paths.addAll(paths(field.getValue(), here + "/" + field.getKey()));
            });
        }
        for (int i = 0; tree.isArray() && i < tree.size(); i++) {
            paths.add(here + "/" + i);
            paths.addAll(paths(tree.get(i), here + "/" + i));
        }
        return paths;
    }

    private static String without(JsonNode tree, String path) {
        JsonNode parent = tree.at(path.substring(0, path.lastIndexOf('/')));
        String last = path.substring(path.lastIndexOf('/') + 1);
        if (parent instanceof ObjectNode object) {
            object.remove(last);
        } else {
            ((ArrayNode) parent).remove(Integer.parseInt(last));
        }
        return tree.toString();
    }

    private static String with(JsonNode tree, String path, JsonNode value) {
        JsonNode parent = tree.at(path.substring(0, path.lastIndexOf('/')));
        String last = path.substring(path.lastIndexOf('/') + 1);
        if (parent instanceof ObjectNode object) {
            object.set(last, value);
        } else {
            ((ArrayNode) parent).set(Integer.parseInt(last), value);
        }
        return tree.toString();
    }

    private static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
