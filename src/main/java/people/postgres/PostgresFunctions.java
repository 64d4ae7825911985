package people.postgres;

/// The functions of a timeline in PostgreSQL, in which [PostgresSchema] fills in what stands in
/// braces.
///
/// ```
/// look           what an append goes on from
/// begin_append   the same in a turn, for which others wait
/// append         adds lines that were made for what `look` found
/// append_one     adds a line that nothing has to be looked up for, and writes its end
/// put            adds lines as they are
/// page           the lines of a page
/// ```
final class PostgresFunctions {

  static final String ALL =
      """
      -- What an append goes on from: the head, where some events are, and how many some people have.
      CREATE FUNCTION {schema}.look(ids text[], people integer[], of_those text,
          OUT size bigint, OUT last_check integer, OUT last_recorded bigint, OUT first_person integer,
          OUT last_person integer, OUT erasures bigint, OUT now bigint, OUT positions bigint[],
          OUT counts bigint[], OUT of_type bigint)
        LANGUAGE plpgsql STABLE SET search_path = {schema}, pg_temp AS $$
      BEGIN
        SELECT h.size, h.last_check, h.last_recorded, h.first_person, h.last_person, h.erasures
          INTO size, last_check, last_recorded, first_person, last_person, erasures FROM head h;
        now := extract(epoch FROM clock_timestamp()) * 1000000;
        positions := '{}';
        counts := '{}';
        IF ids <> '{}' THEN
          positions := ARRAY(SELECT (SELECT e.position FROM events e WHERE e.id = a.id)
            FROM unnest(ids) WITH ORDINALITY AS a (id, n) ORDER BY a.n);
        END IF;
        IF people <> '{}' THEN
          counts := ARRAY(SELECT (SELECT count(*) FROM events e WHERE e.person = a.person)
            FROM unnest(people) WITH ORDINALITY AS a (person, n) ORDER BY a.n);
        END IF;
        of_type := (SELECT count(*) FROM events e WHERE e.type = of_those);
      END $$;

      -- The same in a turn: waits for those who append, and keeps others waiting until it is committed.
      CREATE FUNCTION {schema}.begin_append(ids text[], people integer[], of_those text,
          OUT size bigint, OUT last_check integer, OUT last_recorded bigint, OUT first_person integer,
          OUT last_person integer, OUT erasures bigint, OUT now bigint, OUT positions bigint[],
          OUT counts bigint[], OUT of_type bigint)
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = {schema}, pg_temp AS $$
      BEGIN
        LOCK TABLE turn IN EXCLUSIVE MODE;
        SELECT l.* INTO size, last_check, last_recorded, first_person, last_person, erasures, now,
          positions, counts, of_type FROM look(ids, people, of_those) l;
      END $$;

      -- The lines from a position on, as a page has them.
      CREATE FUNCTION {schema}.page(first bigint) RETURNS text
        LANGUAGE sql STABLE SET search_path = {schema}, pg_temp AS $$
        SELECT string_agg(e.line, E'\\n' ORDER BY e.position) FROM events e
          WHERE e.position >= first AND e.position < first + {page};
      $$;

      -- Adds lines behind the last one. Others need not wait until they are on disk: whoever adds them does.
      CREATE FUNCTION {schema}.put(first bigint, lines bytea, people integer[], types text[],
          recorded bigint[], ids text[], keys text[], check_of_last integer, mark bigint) RETURNS void
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = {schema}, pg_temp AS $$
      DECLARE
        before head%ROWTYPE;
        count integer := cardinality(people);
        latest bigint := recorded[1];
        least_person integer := nullif(people[1], 0);
        greatest_person integer := people[1];
      BEGIN
        LOCK TABLE turn IN EXCLUSIVE MODE;
        SELECT * INTO before FROM head;
        IF before.size <> first THEN
          RAISE EXCEPTION 'there are % events, expected %', before.size, first USING ERRCODE = 'PT409';
        END IF;
        IF count = 1 THEN
          INSERT INTO events (position, person, type, recorded, id, key, mark, line) VALUES
            (first, people[1], types[1], timestamptz 'epoch' + recorded[1] * interval '1 microsecond',
             ids[1], keys[1], mark, rtrim(convert_from(lines, 'UTF8'), E'\\n'));
        ELSE
          INSERT INTO events (position, person, type, recorded, id, key, mark, line)
            SELECT first + a.n - 1, a.person, a.type,
              timestamptz 'epoch' + a.recorded * interval '1 microsecond', a.id, a.key,
              CASE WHEN a.n = count THEN mark END, a.line
            FROM unnest(string_to_array(rtrim(convert_from(lines, 'UTF8'), E'\\n'), E'\\n'), people,
                types, recorded, ids, keys) WITH ORDINALITY
              AS a (line, person, type, recorded, id, key, n);
          SELECT max(a.r), min(nullif(a.p, 0)), max(a.p) INTO latest, least_person, greatest_person
            FROM unnest(recorded, people) AS a (r, p);
        END IF;
        UPDATE head SET
          size = first + count,
          last_check = check_of_last,
          last_recorded = greatest(before.last_recorded, latest),
          first_person = coalesce(least(nullif(before.first_person, 0), least_person), 0),
          last_person = greatest(before.last_person, greatest_person),
          watched = before.watched OR types && ARRAY[{restriction}, {erasure}];
        IF (first + count) / {page} > first / {page} THEN
          INSERT INTO pages (begins, lines) SELECT p, page(p)
            FROM generate_series(first / {page} * {page}, (first + count) / {page} * {page} - {page}, {page}) AS p
            ON CONFLICT (begins) DO UPDATE SET lines = excluded.lines; -- of a timeline that somebody emptied
        END IF;
        PERFORM pg_notify({channel}, (first + count)::text);
        PERFORM set_config('synchronous_commit', 'off', true);
      END $$;

      -- The same for whoever may append: later than all that is there, and nothing but lines of events.
      CREATE FUNCTION {schema}.append(first bigint, lines bytea, people integer[], types text[],
          recorded bigint[], ids text[], keys text[], check_of_last integer, mark bigint) RETURNS void
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = {schema}, pg_temp AS $$
      DECLARE
        before head%ROWTYPE;
      BEGIN
        LOCK TABLE turn IN EXCLUSIVE MODE;
        SELECT * INTO before FROM head;
        IF people = '{}' THEN
          RAISE EXCEPTION 'no line';
        END IF;
        IF before.size = first AND (recorded[1] <= before.last_recorded
            OR cardinality(recorded) > 1 AND EXISTS (
              SELECT FROM (SELECT a.r, lag(a.r) OVER (ORDER BY a.n) AS above
                FROM unnest(recorded) WITH ORDINALITY AS a (r, n)) AS b
              WHERE b.r <= b.above)) THEN
          RAISE EXCEPTION 'recorded before the event above';
        END IF;
        PERFORM put(first, lines, people, types, recorded, ids, keys, check_of_last, mark);
      END $$;

      -- Adds a line that ends before the digits of its recorded time, and gives it the rest: that time and its check,
      -- see LineChecksum. Nothing is added, and null returned, where it has to be looked at what it says.
      CREATE FUNCTION {schema}.append_one(begun bytea, check_of_begun bigint, person integer, type text,
          key text, mark bigint, OUT first bigint, OUT recorded bigint, OUT now bigint)
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = {schema}, pg_temp AS $$
      DECLARE
        before head%ROWTYPE;
        rest bytea;
        covered bytea;
        crc bigint := check_of_begun # 4294967295;
        of_four_bits bigint[] := '{0, 274646895, 549293790, 820201905, 1098587580, 1361435347, 1640403810, 1905808397,
          2197175160, 2460548119, 2722870694, 2987750089, 3280807620, 3553878443, 3811616794, 4084100981}'; -- CRC32C
      BEGIN
        LOCK TABLE turn IN EXCLUSIVE MODE;
        SELECT * INTO before FROM head;
        now := extract(epoch FROM clock_timestamp()) * 1000000;
        recorded := greatest(now, before.last_recorded + 1);
        IF before.watched OR recorded >= 1::bigint << 53 THEN -- the intervals below are exact before
          RETURN;
        END IF;
        rest := convert_to(to_char(timestamp 'epoch' + recorded * interval '1 microsecond',
          'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '"', 'UTF8');
        covered := rest || int4send(before.last_check) || decode('00', 'hex');
        FOR i IN 0 .. length(covered) - 1 LOOP
          crc := crc # get_byte(covered, i);
          crc := of_four_bits[(crc & 15) + 1] # (crc >> 4);
          crc := of_four_bits[(crc & 15) + 1] # (crc >> 4);
        END LOOP;
        crc := crc # 4294967295;
        first := before.size;
        PERFORM put(first,
          begun || rest || convert_to(',"_check":"' || lpad(to_hex(crc), 8, '0') || E'"}\\n', 'UTF8'),
          ARRAY[person], ARRAY[type], ARRAY[recorded], ARRAY[NULL::text], ARRAY[key],
          (crc - (crc >> 31 << 32))::integer, mark);
      END $$;
      """;

  private PostgresFunctions() {}
}
