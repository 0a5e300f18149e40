using System.Reflection;
using ContentGen.Agents;
using ContentGen.Agents.ContentCurator;
using ContentGen.Agents.FavoriteSelector;
using ContentGen.Agents.MediaEnhancer;
using ContentGen.Agents.NewsFetcher;
using ContentGen.Agents.ScriptGenerator;
using ContentGen.Agents.WeekendEvents;
using ContentGen.News;
using ContentGen.Runs;
using Microsoft.Azure.Functions.Worker;

namespace ContentGen.Tests.Agents;

public sealed class ActivityFunctionTests
{
    [Theory]
    [InlineData(typeof(FetchHeadlinesActivity), ActivityName.FetchHeadlines, typeof(HeadlinesCall), typeof(HeadlineBatch))]
    [InlineData(typeof(NewsFetcherActivity), ActivityName.FetchNews, typeof(AgentCall<NewsFetcherInput>), typeof(AgentResult<NewsFetcherOutput>))]
    [InlineData(typeof(ContentCuratorActivity), ActivityName.CurateContent, typeof(AgentCall<ContentCuratorInput>), typeof(AgentResult<ContentCuratorOutput>))]
    [InlineData(typeof(FavoriteSelectorActivity), ActivityName.SelectFavorite, typeof(AgentCall<FavoriteSelectorInput>), typeof(AgentResult<FavoriteSelectorOutput>))]
    [InlineData(typeof(ScriptGeneratorActivity), ActivityName.GenerateScript, typeof(AgentCall<ScriptGeneratorInput>), typeof(AgentResult<ScriptGeneratorOutput>))]
    [InlineData(typeof(MediaEnhancerActivity), ActivityName.EnhanceMedia, typeof(AgentCall<MediaEnhancerInput>), typeof(AgentResult<MediaEnhancerOutput>))]
    [InlineData(typeof(WeekendEventsActivity), ActivityName.SuggestWeekendEvents, typeof(AgentCall<WeekendEventsInput>), typeof(AgentResult<WeekendEventsOutput>))]
    public void Activity_Function_NameInputAndOutputAreThoseOfTheOrchestration(Type activity, string name, Type input, Type output)
    {
        var method = activity.GetMethod("RunAsync")!;

        Assert.Equal(name, method.GetCustomAttribute<FunctionAttribute>()?.Name);
        Assert.Equal(input, method.GetParameters().Single(parameter => parameter.IsDefined(typeof(ActivityTriggerAttribute))).ParameterType);
        Assert.Equal(typeof(Task<>).MakeGenericType(output), method.ReturnType);
    }
}
