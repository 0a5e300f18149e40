using Amazon.Polly;
using Amazon.Polly.Model;

namespace ContentGen.Simulator.Tests.Aws.Errors;

public sealed class PollyExceptionTests
{
    private static readonly ExceptionConstructors[] Types =
    [
        new(
            m => new AmazonPollyException(m),
            e => new AmazonPollyException(e),
            (m, e) => new AmazonPollyException(m, e),
            (m, t, c, r, s) => new AmazonPollyException(m, t, c, r, s),
            (m, e, t, c, r, s) => new AmazonPollyException(m, e, t, c, r, s)),
        new(
            m => new EngineNotSupportedException(m),
            e => new EngineNotSupportedException(e),
            (m, e) => new EngineNotSupportedException(m, e),
            (m, t, c, r, s) => new EngineNotSupportedException(m, t, c, r, s),
            (m, e, t, c, r, s) => new EngineNotSupportedException(m, e, t, c, r, s)),
        new(
            m => new InvalidNextTokenException(m),
            e => new InvalidNextTokenException(e),
            (m, e) => new InvalidNextTokenException(m, e),
            (m, t, c, r, s) => new InvalidNextTokenException(m, t, c, r, s),
            (m, e, t, c, r, s) => new InvalidNextTokenException(m, e, t, c, r, s)),
        new(
            m => new InvalidSampleRateException(m),
            e => new InvalidSampleRateException(e),
            (m, e) => new InvalidSampleRateException(m, e),
            (m, t, c, r, s) => new InvalidSampleRateException(m, t, c, r, s),
            (m, e, t, c, r, s) => new InvalidSampleRateException(m, e, t, c, r, s)),
        new(
            m => new InvalidSsmlException(m),
            e => new InvalidSsmlException(e),
            (m, e) => new InvalidSsmlException(m, e),
            (m, t, c, r, s) => new InvalidSsmlException(m, t, c, r, s),
            (m, e, t, c, r, s) => new InvalidSsmlException(m, e, t, c, r, s)),
        new(
            m => new LanguageNotSupportedException(m),
            e => new LanguageNotSupportedException(e),
            (m, e) => new LanguageNotSupportedException(m, e),
            (m, t, c, r, s) => new LanguageNotSupportedException(m, t, c, r, s),
            (m, e, t, c, r, s) => new LanguageNotSupportedException(m, e, t, c, r, s)),
        new(
            m => new LexiconNotFoundException(m),
            e => new LexiconNotFoundException(e),
            (m, e) => new LexiconNotFoundException(m, e),
            (m, t, c, r, s) => new LexiconNotFoundException(m, t, c, r, s),
            (m, e, t, c, r, s) => new LexiconNotFoundException(m, e, t, c, r, s)),
        new(
            m => new MarksNotSupportedForFormatException(m),
            e => new MarksNotSupportedForFormatException(e),
            (m, e) => new MarksNotSupportedForFormatException(m, e),
            (m, t, c, r, s) => new MarksNotSupportedForFormatException(m, t, c, r, s),
            (m, e, t, c, r, s) => new MarksNotSupportedForFormatException(m, e, t, c, r, s)),
        new(
            m => new ServiceFailureException(m),
            e => new ServiceFailureException(e),
            (m, e) => new ServiceFailureException(m, e),
            (m, t, c, r, s) => new ServiceFailureException(m, t, c, r, s),
            (m, e, t, c, r, s) => new ServiceFailureException(m, e, t, c, r, s)),
        new(
            m => new SsmlMarksNotSupportedForTextTypeException(m),
            e => new SsmlMarksNotSupportedForTextTypeException(e),
            (m, e) => new SsmlMarksNotSupportedForTextTypeException(m, e),
            (m, t, c, r, s) => new SsmlMarksNotSupportedForTextTypeException(m, t, c, r, s),
            (m, e, t, c, r, s) => new SsmlMarksNotSupportedForTextTypeException(m, e, t, c, r, s)),
        new(
            m => new TextLengthExceededException(m),
            e => new TextLengthExceededException(e),
            (m, e) => new TextLengthExceededException(m, e),
            (m, t, c, r, s) => new TextLengthExceededException(m, t, c, r, s),
            (m, e, t, c, r, s) => new TextLengthExceededException(m, e, t, c, r, s)),
    ];

    [Fact]
    public void Exceptions_MadeByHand_KeepWhatTheyAreGiven() => Assert.All(Types, type => type.AssertKeepWhatTheyAreGiven());

    [Fact]
    public void Exceptions_MadeByHand_AreAllOfTheService()
    {
        string[] exported = [.. typeof(AmazonPollyException).Assembly.GetExportedTypes().Where(
            type => type.IsAssignableTo(typeof(AmazonPollyException))).Select(type => type.Name).Order()];

        Assert.Equal(exported, Types.Select(type => type.Message("").GetType().Name).Order());
    }
}
