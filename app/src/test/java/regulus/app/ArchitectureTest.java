package regulus.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasModifiers.Predicates.modifier;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The borders between modules and packages, and the few habits that a compiler cannot check. */
final class ArchitectureTest {
  /** What is generated from templates keeps no rule of style. */
  private static final String GENERATED = "regulus.report.template..";

  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("regulus");

  private static final DescribedPredicate<JavaClass> WRITTEN_BY_HAND =
      not(resideInAnyPackage(GENERATED)).as("classes that are written by hand");

  @Test
  void modulesDependDownwardsOnly() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("regulus..")
        .layer("app")
        .definedBy("regulus.app..")
        .layer("report")
        .definedBy("regulus.report..")
        .layer("study")
        .definedBy("regulus.study..")
        .layer("learning")
        .definedBy("regulus.learning..")
        .layer("statistics")
        .definedBy("regulus.statistics..")
        .whereLayer("app")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("report")
        .mayOnlyBeAccessedByLayers("app")
        .whereLayer("study")
        .mayOnlyBeAccessedByLayers("app", "report")
        .whereLayer("learning")
        .mayOnlyBeAccessedByLayers("app", "report", "study")
        .whereLayer("statistics")
        .mayOnlyBeAccessedByLayers("app", "report", "study")
        .check(PROGRAM);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("regulus.(**)").should().beFreeOfCycles().check(PROGRAM);
  }

  @Test
  void onlyTheEngineKnowsLibtorch() {
    noClasses()
        .that(not(resideInAnyPackage("regulus.learning.engine..")))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.bytedeco..")
        .check(PROGRAM);
  }

  @Test
  void filesAreTouchedInFewPlaces() {
    noClasses()
        .that(
            resideInAnyPackage(
                "regulus.statistics..",
                "regulus.learning.setting..",
                "regulus.learning.random..",
                "regulus.learning.network..",
                "regulus.learning.layer..",
                "regulus.learning.training..",
                "regulus.study",
                "regulus.study.result.."))
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.nio.file.Files")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.io\\.File.*")
        .check(PROGRAM);
  }

  @Test
  void everyClassIsFinalOrAbstract() {
    classes()
        .that(WRITTEN_BY_HAND)
        .and(not(DescribedPredicate.describe("enums", JavaClass::isEnum)))
        .and(not(DescribedPredicate.describe("bodies of enum constants", this::isEnumConstant)))
        .and(not(DescribedPredicate.describe("package-info", c -> isPackageInfo(c))))
        .and(not(DescribedPredicate.describe("anonymous", JavaClass::isAnonymousClass)))
        .should(be(modifier(JavaModifier.FINAL).or(modifier(JavaModifier.ABSTRACT))))
        .check(PROGRAM);
  }

  @Test
  void nothingStaticCanChange() {
    fields()
        .that()
        .areDeclaredInClassesThat(WRITTEN_BY_HAND)
        .and()
        .areStatic()
        .and()
        .doNotHaveName("$assertionsDisabled")
        .should()
        .beFinal()
        .check(PROGRAM);
  }

  @Test
  void namesSayMoreThanManagerOrHelper() {
    noClasses()
        .should()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Impl")
        .check(PROGRAM);
  }

  @Test
  void everyPackageSaysWhatItIsFor() {
    Set<String> silent = new TreeSet<>();
    for (JavaClass type : PROGRAM) {
      if (WRITTEN_BY_HAND.test(type) && !type.getPackage().isAnnotatedWith(NullMarked.class)) {
        silent.add(type.getPackageName());
      }
    }
    assertThat(silent).as("packages without a null-marked package-info").isEmpty();
  }

  private boolean isEnumConstant(JavaClass type) {
    return type.getRawSuperclass().map(JavaClass::isEnum).orElse(false);
  }

  private static boolean isPackageInfo(JavaClass type) {
    return type.getSimpleName().equals("package-info");
  }
}
