using Xunit.v3;

// As they are written: the default order hangs on the path of the assembly, and another one may be the first to break on a machine.
[assembly: TestClassOrderer(typeof(UnorderedTestClassOrderer))]
[assembly: TestMethodOrderer(typeof(UnorderedTestMethodOrderer))]
[assembly: TestCaseOrderer(typeof(UnorderedTestCaseOrderer))]
