package regulus.study.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads one YAML 1.2 document of plain data into nodes. Input is not trusted: no tags, and limits
 * on its length, its depth and on the number of values that its aliases unfold to.
 *
 * <p>Mutable: where it stands in the document, and the anchors so far.
 */
final class YamlReader {
  static final int MOST_CHARACTERS = 1 << 18;
  static final int MOST_DEPTH = 50;
  static final int MOST_VALUES = 50_000;

  private final Place start;
  private final Iterator<Event> events;
  private final Problems problems;
  private final Map<Anchor, Node> anchors = new HashMap<>();
  private int values;

  private YamlReader(String text, Place start, Problems problems) {
    LoadSettings settings =
        LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).setUseMarks(true).build();
    this.start = start;
    this.events = new Parse(settings).parseString(text).iterator();
    this.problems = problems;
  }

  /**
   * @param start where the text begins; line 0 if its lines mean nothing
   * @throws InvalidStudy if it is not one document of plain data
   */
  static Node read(String text, Place start) {
    Problems problems = new Problems();
    try {
      Node node = readInto(text, start, problems);
      problems.throwIfAny();
      return node;
    } catch (MarkedYamlEngineException e) {
      throw InvalidStudy.of(
          place(e.getProblemMark(), start), "This is not YAML: " + e.getProblem() + ".");
    } catch (YamlEngineException e) {
      throw InvalidStudy.of(start, "This is not YAML: " + e.getMessage() + ".");
    }
  }

  private static Node readInto(String text, Place start, Problems problems) {
    if (text.length() > MOST_CHARACTERS) {
      throw InvalidStudy.of(
          start,
          "Too long: expected at most "
              + MOST_CHARACTERS
              + " characters, received "
              + text.length()
              + ".");
    }
    return new YamlReader(text, start, problems).document();
  }

  private Node document() {
    events.next();
    Event first = events.next();
    if (first.getEventId() != Event.ID.DocumentStart) {
      throw InvalidStudy.of(start, "There is nothing in it.");
    }
    Node root = node(events.next(), Optional.empty(), "", 0);
    events.next();
    Event end = events.next();
    if (end.getEventId() != Event.ID.StreamEnd) {
      throw InvalidStudy.of(place(end, start), "Expected one document, found a second one.");
    }
    return root;
  }

  /**
   * @param spot where the key stands that the value is under, if any
   */
  private Node node(Event event, Optional<Place> spot, String path, int depth) {
    Place place = spot.orElseGet(() -> place(event, start)).at(join(start.path(), path));
    if (depth > MOST_DEPTH) {
      throw InvalidStudy.of(
          place, "Nested too deeply: expected at most " + MOST_DEPTH + " levels.");
    }
    count(1, place);
    if (event instanceof AliasEvent alias) {
      return unfolded(alias, place);
    }
    refuseTag(event, place);
    Node node = fresh(event, place, path, depth);
    ((NodeEvent) event).getAnchor().ifPresent(anchor -> anchors.put(anchor, node));
    return node;
  }

  private Node fresh(Event event, Place place, String path, int depth) {
    if (event instanceof ScalarEvent scalar) {
      Object value = scalar.isPlain() ? YamlScalars.value(scalar.getValue()) : scalar.getValue();
      return new Node.Scalar(place, value, scalar.getValue());
    }
    return event instanceof MappingStartEvent
        ? mapping(place, path, depth)
        : sequence(place, path, depth);
  }

  private Node.Sequence sequence(Place place, String path, int depth) {
    List<Node> items = new ArrayList<>();
    for (Event next = events.next();
        next.getEventId() != Event.ID.SequenceEnd;
        next = events.next()) {
      items.add(node(next, Optional.empty(), Steps.index(path, items.size()), depth + 1));
    }
    return new Node.Sequence(place, items);
  }

  private Node.Mapping mapping(Place place, String path, int depth) {
    Map<String, Node> entries = new LinkedHashMap<>();
    for (Event next = events.next();
        next.getEventId() != Event.ID.MappingEnd;
        next = events.next()) {
      Place keyPlace = place(next, start);
      String key = key(next, keyPlace);
      Node value = node(events.next(), Optional.of(keyPlace), Steps.key(path, key), depth + 1);
      if (entries.putIfAbsent(key, value) != null) {
        problems.add(value, "The key '" + key + "' stands here twice; keep one of them.");
      }
    }
    return new Node.Mapping(place, entries);
  }

  private String key(Event event, Place place) {
    if (event instanceof ScalarEvent scalar) {
      refuseTag(event, place);
      return scalar.getValue();
    }
    throw InvalidStudy.of(place, "A key must be a plain word.");
  }

  private Node unfolded(AliasEvent alias, Place place) {
    Node node = anchors.get(alias.getAlias());
    if (node == null) {
      throw InvalidStudy.of(
          place, "The alias *" + alias.getAlias() + " stands for nothing before it.");
    }
    count(size(node), place);
    return node;
  }

  private static int size(Node node) {
    if (node instanceof Node.Mapping mapping) {
      return 1 + mapping.entries().values().stream().mapToInt(YamlReader::size).sum();
    }
    return node instanceof Node.Sequence sequence
        ? 1 + sequence.items().stream().mapToInt(YamlReader::size).sum()
        : 1;
  }

  private void count(int more, Place place) {
    values += more;
    if (values > MOST_VALUES) {
      throw InvalidStudy.of(
          place,
          "Too much: with its aliases unfolded it holds more than " + MOST_VALUES + " values.");
    }
  }

  private static void refuseTag(Event event, Place place) {
    Optional<String> tag =
        event instanceof ScalarEvent scalar
            ? scalar.getTag()
            : event instanceof CollectionStartEvent collection
                ? collection.getTag()
                : Optional.empty();
    tag.ifPresent(
        name -> {
          throw InvalidStudy.of(
              place,
              "Tags are not allowed: remove " + name.replace("tag:yaml.org,2002:", "!!") + ".");
        });
  }

  private static Place place(Event event, Place start) {
    return place(event.getStartMark(), start);
  }

  private static Place place(Optional<Mark> mark, Place start) {
    return start.line() == 0
        ? start
        : mark.map(at -> new Place(start.origin(), at.getLine() + 1, at.getColumn() + 1, ""))
            .orElse(start);
  }

  private static String join(String path, String further) {
    return path.isEmpty() || further.startsWith("[") || further.isEmpty()
        ? path + further
        : path + "." + further;
  }
}
