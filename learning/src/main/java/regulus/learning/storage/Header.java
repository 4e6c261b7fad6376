package regulus.learning.storage;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a safetensors file says of itself: which arrays it holds and where each lies.
 *
 * @param entries in the order of their bytes, without holes
 * @param metadata what else the file says of itself, by name
 */
record Header(List<Entry> entries, SortedMap<String, String> metadata) {
  /**
   * @param begin first byte, counted from the end of the header
   * @param end one past the last byte
   */
  record Entry(String name, ElementType type, List<Integer> shape, long begin, long end) {
    Entry {
      shape = List.copyOf(shape);
    }

    int bytes() {
      return Math.toIntExact(end - begin);
    }
  }

  /** The name that no array may have. */
  static final String METADATA = "__metadata__";

  private static final int ALIGNMENT = 8;

  Header {
    entries = List.copyOf(entries);
    metadata = Collections.unmodifiableSortedMap(new TreeMap<>(metadata));
  }

  /** Lays the arrays one after the other in their order. */
  static Header of(SortedMap<String, StoredArray> arrays, Map<String, String> metadata) {
    List<Entry> entries = new ArrayList<>();
    long begin = 0;
    for (Map.Entry<String, StoredArray> named : arrays.entrySet()) {
      StoredArray array = named.getValue();
      long end = begin + (long) array.length() * ElementType.BYTES;
      entries.add(new Entry(named.getKey(), ElementType.of(array), array.shape(), begin, end));
      begin = end;
    }
    return new Header(entries, new TreeMap<>(metadata));
  }

  /** JSON, padded with spaces so that the values begin at a multiple of 8 bytes. */
  byte[] json() {
    Map<String, Object> fields = new LinkedHashMap<>();
    if (!metadata.isEmpty()) {
      fields.put(METADATA, metadata);
    }
    entries.forEach(entry -> fields.put(entry.name(), facts(entry)));
    byte[] json = JsonMapper.shared().writeValueAsBytes(fields);
    int padding = Math.floorMod(-json.length, ALIGNMENT);
    return (new String(json, StandardCharsets.UTF_8) + " ".repeat(padding))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, Object> facts(Entry entry) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("dtype", entry.type().name());
    facts.put("shape", entry.shape());
    facts.put("data_offsets", List.of(entry.begin(), entry.end()));
    return facts;
  }
}
