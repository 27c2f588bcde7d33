import { HeatmapChart, SankeyChart } from "echarts/charts";
import { CalendarComponent, VisualMapComponent } from "echarts/components";
import { use } from "echarts/core";

// Charts that only the operator's screens have; they come with those screens.
use([SankeyChart, HeatmapChart, CalendarComponent, VisualMapComponent]);
