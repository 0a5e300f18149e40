using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Amazon.StandIns.RestJson;

/// <summary>Reads one JSON field, on whose value the reader is about to stand, into <paramref name="target"/>.</summary>
internal delegate void FieldReader<in T>(T target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader);
