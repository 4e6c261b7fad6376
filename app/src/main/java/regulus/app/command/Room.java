package regulus.app.command;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import regulus.learning.data.DatasetInfo;
import regulus.study.StudySpec;
import regulus.study.plan.Memory;
import regulus.study.plan.Memory.Machine;

/** Whether a study fits into this machine's memory, asked before anything is allocated. */
record Room(StudySpec study, DatasetInfo info, int jobs) {

  /**
   * @throws WrongRequest if a single training is more than the machine can hold
   */
  void require() {
    List<String> excesses = Memory.excesses(study, info, machine());
    if (!excesses.isEmpty()) {
      throw new WrongRequest(String.join(System.lineSeparator(), excesses));
    }
  }

  List<String> warnings() {
    return Memory.warnings(study, info, machine(), jobs);
  }

  private static Machine machine() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return new Machine(system.getTotalMemorySize(), Runtime.getRuntime().maxMemory());
  }
}
