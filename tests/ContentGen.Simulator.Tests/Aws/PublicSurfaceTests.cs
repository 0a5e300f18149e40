using System.Reflection;
using Amazon;
using Amazon.BedrockRuntime;
using Amazon.Polly;
using Amazon.Runtime;

namespace ContentGen.Simulator.Tests.Aws;

[Collection(AwsCollection.Name)]
public sealed class PublicSurfaceTests
{
    [Theory]
    [InlineData(typeof(AmazonBedrockRuntimeClient), typeof(AmazonBedrockRuntimeConfig))]
    [InlineData(typeof(AmazonPollyClient), typeof(AmazonPollyConfig))]
    public void Client_Constructors_AreThoseOfEverySdkClient(Type client, Type config)
    {
        Type key = typeof(string), credentials = typeof(AWSCredentials), region = typeof(RegionEndpoint);
        Type[][] expected =
        [
            [], [region], [config],
            [credentials], [credentials, region], [credentials, config],
            [key, key], [key, key, region], [key, key, config],
            [key, key, key], [key, key, key, region], [key, key, key, config],
        ];

        Assert.All(expected, parameters => Assert.NotNull(client.GetConstructor(parameters)));
        Assert.Equal(expected.Length, client.GetConstructors().Length);
    }

    [Theory]
    [InlineData(typeof(AmazonBedrockRuntimeException))]
    [InlineData(typeof(AmazonPollyException))]
    public void Exceptions_OfTheService_HaveTheSdksConstructors(Type baseException)
    {
        var exceptions = baseException.Assembly.GetExportedTypes().Where(type => type.IsAssignableTo(typeof(Exception))).ToList();

        Assert.All(exceptions, type => Assert.True(type == baseException || type.BaseType == baseException, type.Name));
        Assert.All(exceptions, type => Assert.Equal(5, type.GetConstructors().Length));
    }

    [Theory]
    [InlineData(typeof(AmazonBedrockRuntimeClient))]
    [InlineData(typeof(AmazonPollyClient))]
    public void Collections_OfNewModels_AreNull(Type client)
    {
        var models = client.Assembly.GetExportedTypes()
            .Where(type => type.Namespace == client.Namespace + ".Model" && type.GetConstructor([]) is not null);

        Assert.All(
            models.SelectMany(Collections),
            property => Assert.Null(property.GetValue(Activator.CreateInstance(property.ReflectedType!))));
    }

    [Fact]
    public void FindValue_KnownText_IsTheConstantItself()
    {
        Assert.Same(VoiceId.Joanna, VoiceId.FindValue("Joanna"));
        Assert.Same(StopReason.End_turn, StopReason.FindValue("end_turn"));
        Assert.Equal("Newcomer", ((VoiceId)"Newcomer").Value);
    }

    private static IEnumerable<PropertyInfo> Collections(Type model)
        => model.GetProperties().Where(property => property.PropertyType.IsGenericType
            && property.PropertyType.GetGenericTypeDefinition() is var definition
            && (definition == typeof(List<>) || definition == typeof(Dictionary<,>)));
}
