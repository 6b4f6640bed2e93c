// The bar under the board while orders for common sheets are chosen: how many, on what, and go on.
pragma ComponentBehavior: Bound
import QtQuick
import Kit
import Configurator

Card {
    id: bar

    required property Layouts layouts

    implicitHeight: all.height + Tokens.s3 * 2

    Column {
        id: all
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.margins: Tokens.s4
        spacing: Tokens.s3
        Label {
            width: parent.width
            strong: true
            text: bar.layouts.chosen.length === 0 ? qsTr("Choose the orders that shall share a sheet or a hoop") : qsTr("Orders chosen: %1").arg(bar.layouts.chosen.length)
        }
        Label { width: parent.width; visible: text !== ""; text: bar.layouts.trouble; color: Tokens.stop; objectName: "layoutTrouble" }
        Flow {
            width: parent.width
            spacing: Tokens.s3
            Segments {
                width: Math.min(natural, parent.width)
                quiet: true
                choices: bar.layouts.stocks
                current: bar.layouts.stock
                onChosen: id => bar.layouts.lieOn(id)
            }
            Button {
                strong: true
                enabled: bar.layouts.chosen.length > 0 && !bar.layouts.busy
                label: bar.layouts.busy ? qsTr("Laying out…") : qsTr("Lay out")
                objectName: "layOut"
                onPressed: bar.layouts.layOut()
            }
            Button { label: qsTr("Leave it"); objectName: "leaveLayout"; onPressed: bar.layouts.leave() }
        }
    }
}
