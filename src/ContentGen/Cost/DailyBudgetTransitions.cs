namespace ContentGen.Cost;

/// <summary>How a day's account changes. Pure; repeating a charge with the same id changes nothing more.</summary>
public static class DailyBudgetTransitions
{
    /// <summary>Sets money aside for a purchase, unless the budget would be exceeded.</summary>
    public static (DailyBudgetState Next, BudgetAnswer Answer) Reserve(DailyBudgetState state, BudgetCharge charge)
    {
        var spent = state.SpentUsd();
        if (state.Charges.ContainsKey(charge.Id))
        {
            return (state, new(true, spent));
        }

        return spent + charge.Usd > charge.LimitUsd
            ? (state, new(false, spent))
            : (With(state, charge), new(true, spent + charge.Usd));
    }

    /// <summary>Puts the price in the place of what was set aside.</summary>
    public static DailyBudgetState Settle(DailyBudgetState state, BudgetCharge charge) => With(state, charge);

    private static DailyBudgetState With(DailyBudgetState state, BudgetCharge charge) => state with
    {
        Charges = new Dictionary<string, decimal>(state.Charges) { [charge.Id] = charge.Usd },
    };
}
