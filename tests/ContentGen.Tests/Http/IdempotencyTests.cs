using ContentGen.Http;
using ContentGen.Http.Endpoints;

namespace ContentGen.Tests.Http;

public sealed class IdempotencyTests
{
    private const string Asked = """{"categories":["science","health"],"minutes":3,"style":"bulletin"}""";

    [Theory]
    [InlineData("""{ "style": "bulletin", "minutes": 3, "categories": ["science", "health"] }""")]
    [InlineData("""{"categories":["sc\u0069ence","health"],"minutes":3.00,"style":"bulletin"}""")]
    [InlineData("""{"categories":["science","health"],"minutes":30e-1,"style":"bulletin","voice":null}""")]
    public void FingerprintOf_TheSameSaidOtherwise_IsEqual(string body) =>
        Assert.Equal(Idempotency.FingerprintOf(Asked), Idempotency.FingerprintOf(body));

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"categories":["health","science"],"minutes":3,"style":"bulletin"}""")]
    [InlineData("""{"categories":["science","health"],"minutes":30,"style":"bulletin"}""")]
    [InlineData("""{"categories":["science","health"],"minutes":3,"style":"bulletin","review":false}""")]
    public void FingerprintOf_SomethingElse_Differs(string body) =>
        Assert.NotEqual(Idempotency.FingerprintOf(Asked), Idempotency.FingerprintOf(body));

    /// <summary>It is kept in the input of runs, which are asked for again also after a deployment.</summary>
    [Theory]
    [InlineData(" \n", "44136fa355b3678a1146ad16f7e8649e")]
    [InlineData("""{"voice":"José","minutes":3.0}""", "30fa8a8f6acfd60de603c8cfb7e2ce7a")]
    public void FingerprintOf_Body_IsTheOneThatRunsKeep(string body, string kept) => Assert.Equal(kept, Idempotency.FingerprintOf(body));

    [Fact]
    public void RunIdOf_Key_IsMadeOfItAlone()
    {
        var request = new FakeRequest("http://127.0.0.1:7071/api/generate-fresh", "POST").With("Idempotency-Key", "morning brief").Http;

        Assert.Equal("key-5c4e1246102ed32a81b83269f45435f0", Idempotency.RunIdOf(request));
        Assert.Null(Idempotency.RunIdOf(new FakeRequest("http://127.0.0.1:7071/api/generate-fresh", "POST").Http));
    }

    [Theory]
    [InlineData("a\tb", 1)]
    [InlineData("schlüssel", 1)]
    [InlineData("long ", 41)]
    public void RunIdOf_KeyThatIsNone_IsRefused(string part, int times)
    {
        var key = string.Concat(Enumerable.Repeat(part, times));
        var request = new FakeRequest("http://127.0.0.1:7071/api/generate-fresh", "POST").With("Idempotency-Key", key).Http;

        Assert.Throws<RefusedException>(() => Idempotency.RunIdOf(request));
    }
}
