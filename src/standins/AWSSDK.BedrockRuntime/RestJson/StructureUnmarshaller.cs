using System.Text.Json;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Amazon.StandIns.RestJson;

/// <summary>Reads a JSON object into a new <typeparamref name="T"/> by its table of fields; other fields are skipped.</summary>
internal sealed class StructureUnmarshaller<T>(params (string Name, FieldReader<T> Read)[] fields)
    : IJsonUnmarshaller<T, JsonUnmarshallerContext>
    where T : class, new()
{
    /// <returns>Null for a JSON null and for an empty body.</returns>
    public T Unmarshall(JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader)
    {
        if (context.IsEmptyResponse)
        {
            return null;
        }

        context.Read(ref reader);
        if (context.CurrentTokenType == JsonTokenType.Null)
        {
            return null;
        }

        var target = new T();
        ReadFields(target, context, ref reader);
        return target;
    }

    /// <summary>For the body of a response: reads into a response that exists already.</summary>
    public void ReadInto(T target, JsonUnmarshallerContext context)
    {
        var reader = JsonBody.Open(context);
        context.Read(ref reader);
        ReadFields(target, context, ref reader);
    }

    private void ReadFields(T target, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader)
    {
        var depth = context.CurrentDepth;
        while (context.ReadAtDepth(depth, ref reader))
        {
            ReadField(target, depth, context, ref reader);
        }
    }

    private void ReadField(T target, int depth, JsonUnmarshallerContext context, ref StreamingUtf8JsonReader reader)
    {
        foreach (var (name, read) in fields)
        {
            if (context.TestExpression(name, depth, ref reader))
            {
                read(target, context, ref reader);
                return;
            }
        }
    }
}
