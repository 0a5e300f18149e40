using System.Reflection;
using ContentGen.Agents;
using ContentGen.Agents.ContentCurator;
using ContentGen.Agents.FavoriteSelector;
using ContentGen.Agents.MediaEnhancer;
using ContentGen.Agents.NewsFetcher;
using ContentGen.Agents.ScriptGenerator;
using ContentGen.Agents.WeekendEvents;
using ContentGen.News;
using Microsoft.Azure.Functions.Worker;

namespace ContentGen.Tests.Agents;

public sealed class ActivityFunctionTests
{
    [Theory]
    [InlineData(typeof(FetchHeadlinesActivity), FetchHeadlinesActivity.FunctionName, typeof(HeadlinesCall), typeof(HeadlineBatch))]
    [InlineData(
        typeof(AgentActivities),
        nameof(AgentActivities.FetchNews),
        typeof(AgentCall<NewsFetcherInput>),
        typeof(AgentResult<NewsFetcherOutput>))]
    [InlineData(
        typeof(AgentActivities),
        nameof(AgentActivities.CurateContent),
        typeof(AgentCall<ContentCuratorInput>),
        typeof(AgentResult<ContentCuratorOutput>))]
    [InlineData(
        typeof(AgentActivities),
        nameof(AgentActivities.SelectFavorite),
        typeof(AgentCall<FavoriteSelectorInput>),
        typeof(AgentResult<FavoriteSelectorOutput>))]
    [InlineData(
        typeof(AgentActivities),
        nameof(AgentActivities.GenerateScript),
        typeof(AgentCall<ScriptGeneratorInput>),
        typeof(AgentResult<ScriptGeneratorOutput>))]
    [InlineData(
        typeof(AgentActivities),
        nameof(AgentActivities.EnhanceMedia),
        typeof(AgentCall<MediaEnhancerInput>),
        typeof(AgentResult<MediaEnhancerOutput>))]
    [InlineData(
        typeof(AgentActivities),
        nameof(AgentActivities.SuggestWeekendEvents),
        typeof(AgentCall<WeekendEventsInput>),
        typeof(AgentResult<WeekendEventsOutput>))]
    public void Activity_Function_NameInputAndOutputAreThoseOfTheOrchestration(Type activity, string name, Type input, Type output)
    {
        var method = activity.GetMethods().Single(method => method.GetCustomAttribute<FunctionAttribute>()?.Name == name);

        Assert.Equal(
            input, method.GetParameters().Single(parameter => parameter.IsDefined(typeof(ActivityTriggerAttribute))).ParameterType);
        Assert.Equal(typeof(Task<>).MakeGenericType(output), method.ReturnType);
    }
}
